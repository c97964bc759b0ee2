package cl.fizko.core.task;

import java.util.UUID;

/**
 * The identity of one task through all its retries. Any text will do; senders usually take a UUID.
 *
 * @param value 1 to 1,000 characters
 */
public record TaskId(String value) {

  private static final int LONGEST = 1_000;

  public TaskId {
    if (value.isEmpty() || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "task id has " + value.length() + " characters; expected 1 to " + LONGEST);
    }
  }

  /** A fresh random identity. */
  public static TaskId random() {
    return new TaskId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
