package cl.fizko.core.task;

import java.util.Optional;

/**
 * Which dead letters are meant: those for which all that is given holds.
 *
 * @param reason stands somewhere in the reason; the case of its letters does not matter
 */
public record DeadLetterFilter(
    Optional<QueueName> queue, Optional<TaskName> task, Optional<String> reason) {

  /** All of them. */
  public static final DeadLetterFilter ALL =
      new DeadLetterFilter(Optional.empty(), Optional.empty(), Optional.empty());

  public boolean matches(DeadLetter letter) {
    return queue.map(letter.queue()::equals).orElse(true)
        && task.map(name -> letter.task().filter(name::equals).isPresent()).orElse(true)
        && reason.map(text -> containsIgnoringCase(letter.reason(), text)).orElse(true);
  }

  private static boolean containsIgnoringCase(String text, String part) {
    for (int start = 0; start <= text.length() - part.length(); start++) {
      if (text.regionMatches(true, start, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }
}
