package cl.fizko.boot.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskDefinition;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.WorkerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a worker counts. */
class WorkerMetricsTest {

  private static final QueueName MAIN = new QueueName("default");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Failure WHY = Failure.of("ValueError", "builtins", "no such folio");

  private final SteppingClock clock = new SteppingClock(NOON);
  private final Metrics metrics = new Metrics();
  private final WorkerMetrics worker =
      new WorkerMetrics(
          metrics,
          WorkerSettings.of(new WorkerId("worker@test"), List.of(MAIN), 3),
          new TaskCatalogue(
              List.of(
                  new TaskDefinition(
                      new TaskName("greet"), "Greets.", call -> Outcome.succeeded()))),
          clock);

  @AfterEach
  void end() {
    metrics.close();
  }

  private static Reserved reserved(String name) {
    Task task = Task.of(new TaskName(name), Arguments.NONE);
    return new Reserved(
        new Receipt("r"), MAIN, 1, 0, false, task.sent(task.trace(), NOON.minusSeconds(3)));
  }

  private void ends(Reserved reserved, Outcome outcome) {
    worker.received(reserved);
    worker.started(reserved);
    worker.settled(reserved, outcome, Settlement.SETTLED, Duration.ofMillis(40));
  }

  @Test
  void tasksAreCountedByNameAndHowTheyEnd() {
    ends(reserved("greet"), Outcome.succeeded());
    ends(reserved("greet"), new Outcome.Failed(WHY));
    ends(reserved("greet"), new Outcome.Retried(WHY, NOON));
    ends(reserved("greet"), new Outcome.DeadLettered(WHY));
    ends(reserved("greet"), new Outcome.Revoked("revoked"));
    ends(reserved("greet"), new Outcome.Released());
    assertThat(metrics.text().lines())
        .contains(
            "fizko_tasks_total{state=\"success\",task=\"greet\"} 1.0",
            "fizko_tasks_total{state=\"failure\",task=\"greet\"} 1.0",
            "fizko_tasks_total{state=\"dead_lettered\",task=\"greet\"} 1.0",
            "fizko_tasks_total{state=\"revoked\",task=\"greet\"} 1.0",
            "fizko_task_retries_total{task=\"greet\"} 1.0",
            "fizko_task_duration_seconds_count{task=\"greet\"} 4",
            "fizko_task_duration_seconds_bucket{task=\"greet\",le=\"0.025\"} 0",
            "fizko_task_duration_seconds_bucket{task=\"greet\",le=\"0.1\"} 4",
            "fizko_tasks_reserved_total{queue=\"default\"} 6.0");
  }

  @Test
  void theWaitCountsFromWhenATaskWasSent() {
    worker.started(reserved("greet"));
    assertThat(metrics.text().lines())
        .contains(
            "fizko_task_wait_seconds_bucket{queue=\"default\",le=\"1.0\"} 0",
            "fizko_task_wait_seconds_bucket{queue=\"default\",le=\"5.0\"} 1");
  }

  @Test
  void aNameThatSomebodyHasMadeUpIsNoLabel() {
    ends(reserved("made.up"), new Outcome.Failed(WHY));
    assertThat(metrics.text())
        .doesNotContain("made.up")
        .contains("fizko_tasks_total{state=\"failure\",task=\"other\"} 1.0");
  }

  @Test
  void whatALostLeaseLeftDoesNotCount() {
    worker.settled(
        reserved("greet"), Outcome.succeeded(), Settlement.LEASE_LOST, Duration.ofMillis(40));
    assertThat(metrics.text()).contains("fizko_tasks_total{state=\"success\",task=\"greet\"} 0.0");
  }

  @Test
  void aMethodThatSomebodyHasMadeUpIsNoLabel() {
    RequestMetrics requests = new RequestMetrics(metrics);
    requests.ended("BREW", "/api/v1/schedules/{name}", 405, Duration.ofMillis(3));
    requests.ended("GET", "/api/v1/schedules/{name}", 200, Duration.ofMillis(3));
    assertThat(metrics.text())
        .doesNotContain("BREW")
        .contains("method=\"other\"", "method=\"GET\"", "route=\"/api/v1/schedules/{name}\"");
  }
}
