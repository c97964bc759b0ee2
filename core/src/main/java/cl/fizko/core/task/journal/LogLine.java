package cl.fizko.core.task.journal;

import cl.fizko.core.task.TaskId;
import java.time.Instant;

/**
 * A line that the code of a task has logged while it ran.
 *
 * @param at when, to the millisecond
 * @param level as {@code INFO}
 * @param logger who logged it
 * @param message at most {@value #LONGEST} characters
 */
public record LogLine(TaskId task, Instant at, String level, String logger, String message) {

  /** Longer messages are cut. */
  public static final int LONGEST = 2_000;

  public LogLine {
    at = Instant.ofEpochMilli(at.toEpochMilli());
    message = message.length() > LONGEST ? message.substring(0, LONGEST - 1) + "…" : message;
  }
}
