package cl.fizko.core.task.port;

import cl.fizko.core.task.Rate;
import java.time.Duration;
import java.time.Instant;

/**
 * What keeps tasks from running too often, or too many at once, over all workers together.
 *
 * <p>Throws {@link cl.fizko.core.task.BrokerUnavailableException} when the store cannot be reached.
 */
public interface TaskLimits {

  /**
   * Takes the next free place in a line of starts at even distances. The place is the caller's,
   * whether it uses it or not.
   *
   * @param key which line
   * @return when it may start: now, or later; never the same instant twice
   */
  Instant place(String key, Rate rate);

  /**
   * Enters a room that has not many places; who is in there stays until it leaves, or until the
   * lease ends. To enter again lets the lease last longer.
   *
   * @param key which room
   * @param places 1 or more
   * @param who opaque, unique
   * @param lease above zero
   * @return whether it is in
   */
  boolean enter(String key, int places, String who, Duration lease);

  /** Leaves a room; does nothing for who is not in it. */
  void leave(String key, String who);
}
