package cl.fizko.postgres.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has something looked at in the very moment when an alarm is due, so that it need not be looked at
 * many times a second. Only quickens: what it misses is found by the next regular look. Safe for
 * use by many threads.
 */
final class WakeUps implements AutoCloseable {

  /** Whatever is due later is heard of before, since the store is asked more often. */
  static final Duration HORIZON = Duration.ofSeconds(20);

  /** What is due within so short a time is looked for together. */
  private static final long TOGETHER_MILLIS = 50;

  private static final long AT_ONCE = Long.MIN_VALUE;

  /** The timer's clock and the other one may differ; a look that comes too early finds nothing. */
  private static final Duration MARGIN = Duration.ofMillis(3);

  private final InstantSource clock;
  private final Runnable look;
  private final Set<Long> awaited = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fizko-wake-up").factory());

  WakeUps(InstantSource clock, Runnable look) {
    this.clock = clock;
    this.look = look;
  }

  /** Does something now and then, until it is closed. */
  void every(Duration period, Runnable work) {
    var unused = timer.scheduleWithFixedDelay(work, 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks at about that instant; at once if it has passed, and not at all if it is far away. */
  synchronized void at(Instant due) {
    Duration wait = Duration.between(clock.instant(), due);
    if (timer.isShutdown() || wait.compareTo(HORIZON) > 0) {
      return;
    }
    long slot = wait.isPositive() ? slot(due) : AT_ONCE;
    if (awaited.add(slot)) {
      Duration delay =
          slot == AT_ONCE
              ? Duration.ZERO
              : Duration.between(
                  clock.instant(), Instant.ofEpochMilli(slot * TOGETHER_MILLIS).plus(MARGIN));
      var unused = timer.schedule(() -> look(slot), delay.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** The first slot that begins when the instant has come, or later. */
  private static long slot(Instant due) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, due);
    return Math.ceilDiv(micros, TOGETHER_MILLIS * 1_000);
  }

  private void look(long slot) {
    awaited.remove(slot);
    look.run();
  }

  @Override
  public synchronized void close() {
    timer.shutdownNow();
  }
}
