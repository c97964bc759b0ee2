package cl.fizko.postgres.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.canvas.Batch;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class TasksInTransactionTest {

  private static final QueueName QUEUE = new QueueName("default");
  private static final Duration LONG = Duration.ofSeconds(30);

  @RegisterExtension static final TaskTables TABLES = new TaskTables();

  private PostgresTaskBroker broker(PostgresSignals signals) {
    return new PostgresTaskBroker(TABLES.database(), signals, LONG, InstantSource.system());
  }

  private static List<String> reserved(PostgresTaskBroker broker) {
    return broker.reserve(new WorkerId("one@test"), List.of(QUEUE), 10, LONG).stream()
        .map(delivery -> ((Reserved) delivery).task().id().value())
        .toList();
  }

  @Test
  void tasksAppearWithTheCommitAndWithWhatWasWrittenBesideThem() throws Exception {
    try (PostgresSignals signals = new PostgresSignals(TABLES.database());
        Connection caller = TABLES.database().connections().getConnection()) {
      PostgresTaskBroker broker = broker(signals);
      Task task = Task.of(new TaskName("demo.echo"), Arguments.of("x"));
      caller.setAutoCommit(false);

      broker.publish(caller, Batch.of(QUEUE, List.of(task)));

      assertThat(reserved(broker)).isEmpty();
      assertThat(caller.isClosed()).isFalse();
      caller.commit();
      assertThat(reserved(broker)).containsExactly(task.id().value());
    }
  }

  @Test
  void aRollbackTakesTheTasksAlong() throws Exception {
    try (PostgresSignals signals = new PostgresSignals(TABLES.database());
        Connection caller = TABLES.database().connections().getConnection()) {
      PostgresTaskBroker broker = broker(signals);
      caller.setAutoCommit(false);
      broker.publish(
          caller, Batch.of(QUEUE, List.of(Task.of(new TaskName("demo.echo"), Arguments.NONE))));

      caller.rollback();

      assertThat(reserved(broker)).isEmpty();
    }
  }

  @Test
  void workersHearOfTheTasksAtTheCommitAndNotBefore() throws Exception {
    try (PostgresSignals signals = new PostgresSignals(TABLES.database());
        Connection caller = TABLES.database().connections().getConnection();
        ExecutorService other = Executors.newSingleThreadExecutor();
        PostgresSignals.Bell bell = signals.work(List.of(QUEUE.value()))) {
      PostgresTaskBroker broker = broker(signals);
      Listening.await(signals);
      caller.setAutoCommit(false);
      broker.publish(
          caller, Batch.of(QUEUE, List.of(Task.of(new TaskName("demo.echo"), Arguments.NONE))));
      Future<Boolean> heard = other.submit(() -> broker.awaitWork(List.of(QUEUE), LONG));
      assertThat(broker.awaitWork(List.of(QUEUE), Duration.ofMillis(200))).isFalse();

      long start = System.nanoTime();
      caller.commit();

      assertThat(heard.get(10, TimeUnit.SECONDS)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
      assertThat(bell).isNotNull();
    }
  }
}
