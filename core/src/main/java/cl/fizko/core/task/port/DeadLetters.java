package cl.fizko.core.task.port;

import cl.fizko.core.task.DeadLetter;
import java.util.List;

/**
 * The messages that were put aside.
 *
 * <p>Throws {@link cl.fizko.core.task.BrokerUnavailableException} when the store cannot be reached.
 */
public interface DeadLetters {

  /** How many there are. */
  long count();

  /**
   * The latest ones, newest first.
   *
   * @param max 1 to 1,000
   */
  List<DeadLetter> newest(int max);
}
