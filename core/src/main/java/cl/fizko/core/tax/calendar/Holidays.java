package cl.fizko.core.tax.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The holidays of the whole of Chile from 2018 on, days of elections and holidays of one region or
 * trade apart.
 *
 * <p>Sources: Law 2,977 (1 January, Easter, 21 May, 15 August, 18 and 19 September, 1 November, 8
 * and 25 December); Labour Code article 35 (1 May); Law 21,357 (winter solstice); Law 18,432 and
 * Law 19,668 (29 June and 12 October move to Mondays); Law 20,148 (16 July); Laws 20,215 and 20,983
 * (bridges of September, 2 January); Law 20,299 (31 October moves to Fridays); Law 21,482 (16
 * September 2022).
 */
public final class Holidays {

  /** The laws above hold from here on. */
  static final int FIRST_YEAR = 2018;

  private static final int LAST_YEAR = 2099;

  private Holidays() {}

  /**
   * In the order of their days; two may share one.
   *
   * @param year 2018 to 2099
   */
  public static List<Holiday> of(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new IllegalArgumentException(
          "year is " + year + "; holidays are known from " + FIRST_YEAR + " to " + LAST_YEAR);
    }
    List<Holiday> all = new ArrayList<>();
    fixed(all, year);
    easter(all, year);
    moved(all, year);
    bridges(all, year);
    all.sort(Comparator.comparing(Holiday::day));
    return List.copyOf(all);
  }

  private static void fixed(List<Holiday> all, int year) {
    all.add(new Holiday(LocalDate.of(year, 1, 1), "Año Nuevo"));
    all.add(new Holiday(LocalDate.of(year, 5, 1), "Día del Trabajo"));
    all.add(new Holiday(LocalDate.of(year, 5, 21), "Día de las Glorias Navales"));
    all.add(new Holiday(LocalDate.of(year, 7, 16), "Virgen del Carmen"));
    all.add(new Holiday(LocalDate.of(year, 8, 15), "Asunción de la Virgen"));
    all.add(new Holiday(LocalDate.of(year, 9, 18), "Independencia Nacional"));
    all.add(new Holiday(LocalDate.of(year, 9, 19), "Glorias del Ejército"));
    all.add(new Holiday(LocalDate.of(year, 11, 1), "Día de Todos los Santos"));
    all.add(new Holiday(LocalDate.of(year, 12, 8), "Inmaculada Concepción"));
    all.add(new Holiday(LocalDate.of(year, 12, 25), "Navidad"));
  }

  private static void easter(List<Holiday> all, int year) {
    LocalDate sunday = Easter.sunday(year);
    all.add(new Holiday(sunday.minusDays(2), "Viernes Santo"));
    all.add(new Holiday(sunday.minusDays(1), "Sábado Santo"));
  }

  private static void moved(List<Holiday> all, int year) {
    all.add(new Holiday(toMonday(LocalDate.of(year, 6, 29)), "San Pedro y San Pablo"));
    all.add(new Holiday(toMonday(LocalDate.of(year, 10, 12)), "Encuentro de Dos Mundos"));
    all.add(
        new Holiday(
            toFriday(LocalDate.of(year, 10, 31)),
            "Día de las Iglesias Evangélicas y Protestantes"));
    if (year >= 2021) {
      all.add(new Holiday(solstice(year), "Día Nacional de los Pueblos Indígenas"));
    }
  }

  /** The first of them was held on the 21st, though the solstice came before midnight in Chile. */
  private static LocalDate solstice(int year) {
    return year == 2021 ? LocalDate.of(2021, Month.JUNE, 21) : WinterSolstice.day(year);
  }

  private static LocalDate toMonday(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case TUESDAY -> day.minusDays(1);
      case WEDNESDAY -> day.minusDays(2);
      case THURSDAY -> day.minusDays(3);
      case FRIDAY -> day.plusDays(3);
      case MONDAY, SATURDAY, SUNDAY -> day;
    };
  }

  private static LocalDate toFriday(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case TUESDAY -> day.minusDays(4);
      case WEDNESDAY -> day.plusDays(2);
      case MONDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY -> day;
    };
  }

  private static void bridges(List<Holiday> all, int year) {
    bridge(all, LocalDate.of(year, 1, 2), DayOfWeek.MONDAY);
    bridge(all, LocalDate.of(year, 9, 17), DayOfWeek.MONDAY);
    bridge(all, LocalDate.of(year, 9, 17), DayOfWeek.FRIDAY);
    bridge(all, LocalDate.of(year, 9, 20), DayOfWeek.FRIDAY);
    if (year == 2022) {
      all.add(new Holiday(LocalDate.of(2022, 9, 16), "Feriado adicional de Fiestas Patrias"));
    }
  }

  private static void bridge(List<Holiday> all, LocalDate day, DayOfWeek on) {
    if (day.getDayOfWeek() == on) {
      String name = day.getMonth() == Month.JANUARY ? "Año Nuevo" : "Fiestas Patrias";
      all.add(new Holiday(day, "Feriado adicional de " + name));
    }
  }
}
