package cl.fizko.redis.event;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what happens, so that what follows from something has the higher number, whatever the
 * clocks of the machines say. One for all that a process sends and hears. Safe for use by many
 * threads.
 */
public final class LamportClock {

  /** Nobody has counted so far; who says so would leave no room for what follows. */
  private static final long HIGHEST = Long.MAX_VALUE / 2;

  private final AtomicLong value = new AtomicLong();

  /** The number of what happened last. */
  public long value() {
    return value.get();
  }

  /** The number of what happens now. */
  public long forward() {
    return value.incrementAndGet();
  }

  /** Takes note of a number that somebody else has sent; one out of bounds is passed over. */
  public void adjust(long seen) {
    if (seen >= 0 && seen < HIGHEST) {
      value.updateAndGet(own -> Math.max(own, seen) + 1);
    }
  }
}
