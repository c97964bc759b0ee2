package cl.fizko.postgres.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

  /** Whatever is due later is heard of again before, since alarms are read every half minute. */
  private static final Duration HORIZON = Duration.ofMinutes(1);

  /** The timer's clock and the other one may differ; a look that comes too early finds nothing. */
  private static final Duration MARGIN = Duration.ofMillis(5);

  private final InstantSource clock;
  private final Runnable look;
  private final Set<Instant> awaited = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fizko-wake-up").factory());

  WakeUps(InstantSource clock, Runnable look) {
    this.clock = clock;
    this.look = look;
  }

  /** Looks at that instant; at once if it has passed, and not at all if it is far away. */
  synchronized void at(Instant due) {
    Duration wait = Duration.between(clock.instant(), due);
    if (timer.isShutdown() || wait.compareTo(HORIZON) > 0 || !awaited.add(due)) {
      return;
    }
    Duration delay = wait.isNegative() ? Duration.ZERO : wait.plus(MARGIN);
    var unused = timer.schedule(() -> look(due), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void look(Instant due) {
    awaited.remove(due);
    look.run();
  }

  @Override
  public synchronized void close() {
    timer.shutdownNow();
  }
}
