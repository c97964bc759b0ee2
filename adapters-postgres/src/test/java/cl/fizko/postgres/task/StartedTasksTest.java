package cl.fizko.postgres.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.Progress;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What others see of a task that has started. */
@Timeout(60)
class StartedTasksTest {

  private static final QueueName QUEUE = new QueueName("default");
  private static final WorkerId WORKER = new WorkerId("one@test");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration KEPT = Duration.ofHours(1);

  @RegisterExtension static final TaskTables TABLES = new TaskTables();

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final PostgresSignals signals = new PostgresSignals(TABLES.database(), false);
  private final PostgresTaskBroker broker =
      new PostgresTaskBroker(TABLES.database(), signals, KEPT, clock);
  private final PostgresTaskResults workers = results();
  private final PostgresTaskResults others = results();

  @AfterEach
  void close() {
    signals.close();
  }

  private PostgresTaskResults results() {
    return new PostgresTaskResults(TABLES.database(), signals, KEPT, clock);
  }

  private Reserved reserved(TaskOptions options) {
    Task task = Task.of(new TaskName("demo.echo"), Arguments.NONE).with(options);
    broker.publish(QUEUE, List.of(task));
    return (Reserved) broker.reserve(WORKER, List.of(QUEUE), 1, LEASE).getFirst();
  }

  private Reserved started() {
    Reserved reserved = reserved(TaskOptions.DEFAULT);
    workers.started(List.of(reserved.task()), WORKER);
    return reserved;
  }

  @Test
  void anotherProcessSeesTheStart() {
    Reserved reserved = started();
    assertThat(others.find(reserved.task().id()))
        .contains(new TaskResult.Started(reserved.task().id(), WORKER.value()));
  }

  @Test
  void aStartIsGoneWithItsLease() {
    Reserved reserved = started();
    assertThat(workers.find(reserved.task().id())).isPresent();
    clock.step(LEASE);
    assertThat(broker.reclaim(10)).isEqualTo(1);
    assertThat(others.find(reserved.task().id())).isEmpty();
    broker.reserve(WORKER, List.of(QUEUE), 1, LEASE);
    assertThat(others.find(reserved.task().id())).isEmpty();
  }

  @Test
  void aNoteThatComesAfterTheEndChangesNothing() {
    Reserved reserved = started();
    broker.settle(reserved, new Outcome.Failed(Failure.of("E", "m", "on purpose")));
    assertThat(workers.find(reserved.task().id())).get().isInstanceOf(TaskResult.Failed.class);
  }

  @Test
  void aTaskThatIsSentAgainHasStartedAgain() {
    Reserved reserved = started();
    broker.settle(reserved, new Outcome.Failed(Failure.of("E", "m", "on purpose")));
    broker.publish(QUEUE, List.of(reserved.task()));
    broker.reserve(WORKER, List.of(QUEUE), 1, LEASE);
    assertThat(others.find(reserved.task().id())).get().isInstanceOf(TaskResult.Failed.class);
    workers.started(List.of(reserved.task()), WORKER);
    assertThat(workers.find(reserved.task().id())).get().isInstanceOf(TaskResult.Started.class);
  }

  @Test
  void aProgressSaysMoreThanAStart() {
    Reserved reserved = started();
    Progress half = new Progress(50, "half");
    workers.progressed(reserved.task(), WORKER, half);
    assertThat(workers.find(reserved.task().id()))
        .contains(new TaskResult.Running(reserved.task().id(), half));
  }

  @Test
  void nothingIsNotedOfATaskWhoseResultNobodyWants() {
    Reserved reserved = reserved(TaskOptions.DEFAULT.withIgnoreResult(true));
    workers.started(List.of(reserved.task()), WORKER);
    assertThat(workers.find(reserved.task().id())).isEmpty();
  }
}
