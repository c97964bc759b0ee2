package cl.fizko.boot.metrics;

import cl.fizko.core.task.Task;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/** What a worker counts of one queue. */
final class QueueMeters {

  private final Counter reserved;
  private final Counter unreadable;
  private final Timer wait;

  QueueMeters(MeterRegistry registry, String queue) {
    this.reserved = counter(registry, "fizko.tasks.reserved", "Tasks that were taken", queue);
    this.unreadable =
        counter(
            registry,
            "fizko.messages.unreadable",
            "Messages that are no task and went to the dead letters",
            queue);
    this.wait =
        Histograms.ofWork(
            registry,
            "fizko.task.wait",
            "From when a task was sent or became due until its handler was called",
            "queue",
            queue);
  }

  private static Counter counter(
      MeterRegistry registry, String name, String description, String queue) {
    return Counter.builder(name).description(description).tag("queue", queue).register(registry);
  }

  void reserved() {
    reserved.increment();
  }

  void unreadable() {
    unreadable.increment();
  }

  /** Clocks of two machines differ: who seems to start before he was sent has not waited. */
  void started(Task task, Instant now) {
    task.waitingSince()
        .map(since -> Duration.between(since, now))
        .map(waited -> waited.isNegative() ? Duration.ZERO : waited)
        .ifPresent(wait::record);
  }
}
