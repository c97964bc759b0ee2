package cl.fizko.core.runtime;

import java.time.Duration;

/**
 * The end of a wait for something outside the process, on the clock that only runs forward.
 *
 * <p>This is how long a caller waits, never what time it is: that comes from the clock passed in.
 */
public final class Deadline {

  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /**
   * The deadline that is so far away now.
   *
   * @param time zero or less for one that is over; more than a century counts as a century
   */
  public static Deadline in(Duration time) {
    Duration most = time.compareTo(LONGEST) < 0 ? time : LONGEST;
    return new Deadline(System.nanoTime() + (most.isNegative() ? 0 : most.toNanos()));
  }

  /** How long it is away; zero once it is over. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Whether it has passed. */
  public boolean isOver() {
    return left().isZero();
  }
}
