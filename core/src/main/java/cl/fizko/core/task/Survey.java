package cl.fizko.core.task;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to do, at one glance.
 *
 * @param lines by queue, those that were asked for
 * @param delayed messages of all queues whose time has not come
 * @param leased messages of all queues that somebody has taken and not yet settled
 * @param deadLetters messages that were put aside
 */
public record Survey(Map<QueueName, Line> lines, long delayed, long leased, long deadLetters) {

  public Survey {
    lines = Map.copyOf(lines);
  }

  /**
   * One queue.
   *
   * @param ready messages that could be taken now
   * @param since since when the longest waiting of them has been waiting, to the second; empty if
   *     none waits or nobody knows
   * @param paused whether it is stopped
   */
  public record Line(long ready, Optional<Instant> since, boolean paused) {}
}
