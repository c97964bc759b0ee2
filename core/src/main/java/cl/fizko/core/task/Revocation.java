package cl.fizko.core.task;

import java.time.Instant;

/**
 * Somebody's wish that a task be not run.
 *
 * @param terminate whether it is to be stopped if it runs already
 * @param at when it was expressed
 */
public record Revocation(TaskId id, boolean terminate, Instant at) {}
