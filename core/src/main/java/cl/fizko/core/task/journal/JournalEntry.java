package cl.fizko.core.task.journal;

import cl.fizko.core.task.TaskId;
import java.time.Duration;
import java.time.Instant;

/**
 * Something that happened to a task.
 *
 * @param task whom
 * @param name the name of the task; empty if it is not known
 * @param queue where it was taken from; empty if it is not known
 * @param worker who says so
 * @param state what happened
 * @param attempt the try, 1 or more
 * @param at when, to the millisecond
 * @param took how long the try took, to the microsecond; zero if it has not ended
 * @param error what went wrong, on one line of at most {@value #LONGEST_ERROR} characters; empty if
 *     nothing did
 */
public record JournalEntry(
    TaskId task,
    String name,
    String queue,
    String worker,
    TaskState state,
    int attempt,
    Instant at,
    Duration took,
    String error) {

  /** Longer errors are cut. */
  public static final int LONGEST_ERROR = 300;

  public JournalEntry {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt is " + attempt + "; expected 1 or more");
    }
    at = Instant.ofEpochMilli(at.toEpochMilli());
    took = Duration.ofNanos(took.toNanos() / 1_000 * 1_000);
    error = onOneLine(error);
  }

  private static String onOneLine(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String cut = text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR - 1) + "…" : text;
    StringBuilder line = new StringBuilder(cut.length());
    for (int i = 0; i < cut.length(); i++) {
      char each = cut.charAt(i);
      line.append(each < ' ' ? ' ' : Character.isSurrogate(each) && isAlone(cut, i) ? '?' : each);
    }
    return line.toString();
  }

  private static boolean isAlone(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
  }
}
