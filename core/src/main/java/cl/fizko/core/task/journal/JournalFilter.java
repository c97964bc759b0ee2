package cl.fizko.core.task.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries are meant: those for which all that is given holds.
 *
 * @param states one of these; none: any
 * @param namePrefix what the task's name begins with; empty: any
 * @param queue the queue; empty: any
 * @param worker the worker; empty: any
 * @param text stands in the id, the name or the error, whatever the case of letters from A to Z;
 *     empty: any
 * @param since not before; to the millisecond
 * @param until before; to the millisecond
 */
public record JournalFilter(
    Set<TaskState> states,
    String namePrefix,
    String queue,
    String worker,
    String text,
    Optional<Instant> since,
    Optional<Instant> until) {

  /** All entries. */
  public static final JournalFilter ALL =
      new JournalFilter(Set.of(), "", "", "", "", Optional.empty(), Optional.empty());

  public JournalFilter {
    states = Set.copyOf(states);
  }

  /** Whether an entry is meant. */
  public boolean matches(JournalEntry entry) {
    return (states.isEmpty() || states.contains(entry.state()))
        && entry.name().startsWith(namePrefix)
        && (queue.isEmpty() || queue.equals(entry.queue()))
        && (worker.isEmpty() || worker.equals(entry.worker()))
        && since.map(from -> !entry.at().isBefore(from)).orElse(true)
        && until.map(end -> entry.at().isBefore(end)).orElse(true)
        && (text.isEmpty() || hasText(entry));
  }

  private boolean hasText(JournalEntry entry) {
    String part = lower(text);
    return lower(entry.task().value()).contains(part)
        || lower(entry.name()).contains(part)
        || lower(entry.error()).contains(part);
  }

  /** Text with the letters from A to Z in lower case, and all others as they are. */
  public static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      lower.append(each >= 'A' && each <= 'Z' ? (char) (each + ('a' - 'A')) : each);
    }
    return lower.toString();
  }
}
