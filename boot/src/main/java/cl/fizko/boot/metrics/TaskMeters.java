package cl.fizko.boot.metrics;

import cl.fizko.core.task.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What is counted of the tasks of one name. */
final class TaskMeters {

  private final Counter succeeded;
  private final Counter failed;
  private final Counter revoked;
  private final Counter deadLettered;
  private final Counter retried;
  private final Timer duration;

  TaskMeters(MeterRegistry registry, String task) {
    this.succeeded = ended(registry, task, "success");
    this.failed = ended(registry, task, "failure");
    this.revoked = ended(registry, task, "revoked");
    this.deadLettered = ended(registry, task, "dead_lettered");
    this.retried =
        Counter.builder("fizko.task.retries")
            .description("Tries that failed and are to be made again")
            .tag("task", task)
            .register(registry);
    this.duration =
        Histograms.ofWork(
            registry,
            "fizko.task.duration",
            "From when a worker took a task until the broker knew what became of it",
            "task",
            task);
  }

  private static Counter ended(MeterRegistry registry, String task, String state) {
    return Counter.builder("fizko.tasks")
        .description("Tasks that have ended, by their final state")
        .tag("task", task)
        .tag("state", state)
        .register(registry);
  }

  /** What was only passed on is no try. */
  void settled(Outcome outcome, Duration took) {
    switch (outcome) {
      case Outcome.Succeeded done -> tried(succeeded, took);
      case Outcome.Failed failure -> tried(failed, took);
      case Outcome.Retried again -> tried(retried, took);
      case Outcome.DeadLettered dead -> tried(deadLettered, took);
      case Outcome.Revoked never -> revoked.increment();
      case Outcome.Postponed postponed -> {}
      case Outcome.Admitted admitted -> {}
      case Outcome.Declined declined -> {}
      case Outcome.Released released -> {}
    }
  }

  private void tried(Counter counter, Duration took) {
    counter.increment();
    duration.record(took);
  }
}
