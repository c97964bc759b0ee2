package cl.fizko.core.runtime;

import java.time.Duration;

/**
 * How long to wait before the next try of something that keeps failing: doubling from the first
 * wait to the longest.
 *
 * @param first the wait after the first failure, above zero
 * @param longest no wait is longer; at least {@code first}
 */
public record Backoff(Duration first, Duration longest) {

  public Backoff {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "backoff from " + first + " to " + longest + "; expected 0 < first <= longest");
    }
  }

  /**
   * The wait after a number of failures in a row.
   *
   * @param failures 1 or more; anything less counts as 1
   */
  public Duration after(int failures) {
    int doublings = Math.clamp(failures - 1, 0, 30);
    Duration wait = first.multipliedBy(1L << doublings);
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
