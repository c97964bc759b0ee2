package cl.fizko.core.schedule;

import java.time.Instant;

/**
 * A row that is to be woken.
 *
 * @param id which
 * @param due when
 * @param version {@link PeriodicTask#version()} of the row that it was set for
 */
public record Alarm(PeriodicTaskId id, Instant due, String version) {}
