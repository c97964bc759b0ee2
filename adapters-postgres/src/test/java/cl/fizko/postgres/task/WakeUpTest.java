package cl.fizko.postgres.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerId;
import cl.fizko.postgres.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class WakeUpTest {

  private static final QueueName QUEUE = new QueueName("default");
  private static final Duration LONG = Duration.ofSeconds(30);

  @RegisterExtension static final TaskTables TABLES = new TaskTables();

  private final Task task = Task.of(new TaskName("demo.echo"), Arguments.of("x"));

  private static PostgresTaskBroker broker(PostgresSignals signals) {
    return new PostgresTaskBroker(TABLES.database(), signals, LONG, InstantSource.system());
  }

  private static PostgresTaskResults results(PostgresSignals signals) {
    return new PostgresTaskResults(TABLES.database(), signals, LONG, InstantSource.system());
  }

  /** How long it takes a waiting worker to know of a task. */
  private Duration untilHeard(PostgresTaskBroker waiting, PostgresTaskBroker sending)
      throws Exception {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Long> heard =
          other.submit(
              () -> {
                assertThat(waiting.awaitWork(List.of(QUEUE), LONG)).isTrue();
                return System.nanoTime();
              });
      // Past all quick looks of the beginning.
      assertThat(sending.awaitWork(List.of(new QueueName("another")), Duration.ofSeconds(2)))
          .isFalse();
      long sent = System.nanoTime();
      sending.publish(QUEUE, List.of(task));
      return Duration.ofNanos(heard.get() - sent);
    }
  }

  @Test
  void aNotificationWakesAWorkerAtOnce() throws Exception {
    try (PostgresSignals signals = new PostgresSignals(TABLES.database())) {
      Listening.await(signals);
      assertThat(untilHeard(broker(signals), broker(signals))).isLessThan(Duration.ofMillis(100));
    }
  }

  @Test
  void whereNothingCanBeHeardWorkIsFoundWithinASecond() throws Exception {
    try (PostgresSignals deaf = new PostgresSignals(TABLES.database(), false)) {
      assertThat(untilHeard(broker(deaf), broker(deaf))).isLessThan(Duration.ofMillis(1_200));
      assertThat(deaf.hears()).isFalse();
    }
  }

  @Test
  void aPoolerInTransactionModeIsNotListenedTo() {
    try (PostgresSignals signals = new PostgresSignals(TABLES.open("pgbouncer=true"))) {
      PostgresTaskBroker broker = broker(signals);
      assertThat(broker.awaitWork(List.of(QUEUE), Duration.ofMillis(300))).isFalse();
      assertThat(signals.hears()).isFalse();
    }
  }

  @Test
  void anotherConnectionIsMadeForOneThatIsLost() {
    try (PostgresSignals signals = new PostgresSignals(TABLES.database())) {
      Listening.await(signals);
      TestDatabase.run(
          TABLES.open(),
          """
          SELECT pg_terminate_backend(pid)
            FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid()
          """);
      Awaitility.await().atMost(LONG).until(() -> !signals.hears());
      Listening.await(signals);
    }
  }

  @Test
  void whoWaitsForAResultIsWoken() throws Exception {
    try (PostgresSignals signals = new PostgresSignals(TABLES.database());
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      Listening.await(signals);
      PostgresTaskBroker broker = broker(signals);
      PostgresTaskResults results = results(signals);
      broker.publish(QUEUE, List.of(task));
      var delivery = broker.reserve(new WorkerId("one@test"), List.of(QUEUE), 1, LONG).getFirst();
      Future<Long> told =
          other.submit(
              () -> {
                assertThat(results.await(task.id(), LONG))
                    .get()
                    .isInstanceOf(TaskResult.Succeeded.class);
                return System.nanoTime();
              });
      assertThat(broker.awaitWork(List.of(QUEUE), Duration.ofMillis(300))).isFalse();
      long ended = System.nanoTime();
      broker.settle(delivery, Outcome.succeeded(1));
      assertThat(Duration.ofNanos(told.get() - ended)).isLessThan(Duration.ofMillis(200));
    }
  }

  @Test
  void aResultIsFoundWhereNothingCanBeHeard() throws Exception {
    try (PostgresSignals deaf = new PostgresSignals(TABLES.database(), false);
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      PostgresTaskBroker broker = broker(deaf);
      PostgresTaskResults results = results(deaf);
      broker.publish(QUEUE, List.of(task));
      var delivery = broker.reserve(new WorkerId("one@test"), List.of(QUEUE), 1, LONG).getFirst();
      Future<Optional<TaskResult>> told = other.submit(() -> results.await(task.id(), LONG));
      broker.settle(delivery, Outcome.succeeded(1));
      assertThat(told.get()).isPresent();
    }
  }
}
