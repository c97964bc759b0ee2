package cl.fizko.core.task.port;

import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.DeadLetterFilter;
import cl.fizko.core.task.DeadLetterMark;
import cl.fizko.core.task.Task;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The messages that were put aside.
 *
 * <p>Throws {@link cl.fizko.core.task.BrokerUnavailableException} when the store cannot be reached.
 */
public interface DeadLetters {

  /** How many there are. */
  long count();

  /**
   * The latest ones that match, newest first.
   *
   * @param max 1 to 1,000
   */
  List<DeadLetter> newest(DeadLetterFilter filter, int max);

  /**
   * The latest of those that match and lie before a place, newest first: the next page of a list.
   *
   * @param mark a place that this object has given, however long ago
   * @param max 1 to 1,000
   */
  List<DeadLetter> olderThan(DeadLetterMark mark, DeadLetterFilter filter, int max);

  /** One of them, if it is still there. */
  Optional<DeadLetter> find(String id);

  /** The task that a letter asks for; empty if it cannot be read. */
  Optional<Task> task(DeadLetter letter);

  /**
   * Puts messages at the end of the queues that they were taken from, as if they had never been
   * tried; each in one step with leaving this place.
   *
   * @param ids those that are not here any more are passed over
   * @return how many were there
   */
  int replay(Collection<String> ids);

  /**
   * Forgets messages for good.
   *
   * @return how many were there
   */
  int discard(Collection<String> ids);
}
