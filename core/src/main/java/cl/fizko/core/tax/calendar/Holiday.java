package cl.fizko.core.tax.calendar;

import java.time.LocalDate;

/**
 * A day on which Chile rests by law.
 *
 * @param name in Spanish
 */
public record Holiday(LocalDate day, String name) {}
