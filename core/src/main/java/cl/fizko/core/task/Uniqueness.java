package cl.fizko.core.task;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * That of several tasks only one is to run.
 *
 * @param key what they have in common, 1 to 500 characters
 * @param window for how long after the winner was sent; above zero, to the millisecond
 * @param winner which of them runs
 */
public record Uniqueness(String key, Duration window, Winner winner) {

  /** The header in which a task of a {@link Winner#LAST} race carries its key. */
  public static final String HEADER = "fizko_unique";

  private static final int LONGEST_KEY = 500;

  /** Which of several tasks of one key runs. */
  public enum Winner {
    /** The first one; those sent while its window lasts are dropped. */
    FIRST,
    /** The last one; those before it that have not started by then are revoked at their start. */
    LAST
  }

  public Uniqueness {
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      throw new IllegalArgumentException(
          "unique key has " + key.length() + " characters; expected 1 to " + LONGEST_KEY);
    }
    if (window.toMillis() < 1) {
      throw new IllegalArgumentException("window is " + window + "; expected 1 ms or more");
    }
  }

  /** The task as it is to be sent: it carries the key if a later one may win over it. */
  public Task marked(Task task) {
    return switch (winner) {
      case FIRST -> task;
      case LAST -> {
        Map<String, Object> headers = new LinkedHashMap<>(task.options().headers());
        headers.put(HEADER, key);
        yield task.with(task.options().withHeaders(headers));
      }
    };
  }
}
