package cl.fizko.core.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Ends what takes too long: asks at the soft limit, and at the hard limit decides that it has
 * failed, whatever its thread does. Costs nothing for tasks without limits.
 */
final class Watchdog implements AutoCloseable {

  private final ScheduledThreadPoolExecutor timer;
  private final BiConsumer<Try, TimeLimits> overdue;
  private final Consumer<Try> lost;
  private final Duration patience;

  /**
   * @param overdue is told of what has passed its hard limit, once
   * @param lost is told of what still runs after that and its patience
   * @param patience how long a thread may take to notice an interrupt
   */
  Watchdog(BiConsumer<Try, TimeLimits> overdue, Consumer<Try> lost, Duration patience) {
    this.overdue = overdue;
    this.lost = lost;
    this.patience = patience;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, work -> Thread.ofPlatform().name("fizko-limits").daemon().unstarted(work));
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Watches until closed. */
  Watch watch(Try attempt, TimeLimits limits) {
    List<Future<?>> alarms = new ArrayList<>();
    if (limits.soft().isPositive()) {
      alarms.add(after(limits.soft(), () -> attempt.interrupt(Try.Stop.SOFT_LIMIT)));
    }
    if (limits.hard().isPositive()) {
      alarms.add(after(limits.hard(), () -> end(attempt, limits)));
    }
    return new Watch(alarms);
  }

  private void end(Try attempt, TimeLimits limits) {
    attempt.interrupt(Try.Stop.HARD_LIMIT);
    overdue.accept(attempt, limits);
    var unused =
        after(
            patience,
            () -> {
              if (attempt.thread().isAlive()) {
                lost.accept(attempt);
              }
            });
  }

  private Future<?> after(Duration time, Runnable action) {
    return timer.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** What is watched until closed. */
  record Watch(List<Future<?>> alarms) implements AutoCloseable {

    @Override
    public void close() {
      alarms.forEach(alarm -> alarm.cancel(false));
    }
  }
}
