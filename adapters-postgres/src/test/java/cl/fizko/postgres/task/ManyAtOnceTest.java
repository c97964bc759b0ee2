package cl.fizko.postgres.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.Unreadable;
import cl.fizko.core.task.WorkerId;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What only a real database can prove. */
@Timeout(60)
class ManyAtOnceTest {

  private static final QueueName QUEUE = new QueueName("default");
  private static final Duration LEASE = Duration.ofSeconds(30);

  @RegisterExtension static final TaskTables TABLES = new TaskTables();

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final PostgresSignals signals = new PostgresSignals(TABLES.database(), false);
  private final PostgresTaskBroker broker = broker(TABLES.database());

  @AfterEach
  void close() {
    signals.close();
  }

  private PostgresTaskBroker broker(PostgresDatabase database) {
    return new PostgresTaskBroker(database, signals, Duration.ofHours(1), clock);
  }

  private static List<Task> tasks(int count) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(Task.of(new TaskName("demo.echo"), Arguments.of(i)));
    }
    return tasks;
  }

  private static List<Delivery> reserve(PostgresTaskBroker from, int max) {
    return from.reserve(new WorkerId("one@test"), List.of(QUEUE), max, LEASE);
  }

  @Test
  void noTaskIsTakenTwiceByTwoProcesses() throws Exception {
    int count = 600;
    broker.publish(QUEUE, tasks(count));
    PostgresTaskBroker other = broker(TABLES.open());
    Set<TaskId> taken = Collections.synchronizedSet(new HashSet<>());
    List<Future<Integer>> takers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (PostgresTaskBroker each : List.of(broker, other, broker, other)) {
        takers.add(threads.submit(() -> takeAll(each, taken)));
      }
    }
    int sum = 0;
    for (Future<Integer> taker : takers) {
      sum += taker.get();
    }
    assertThat(sum).isEqualTo(count);
    assertThat(taken).hasSize(count);
  }

  private static int takeAll(PostgresTaskBroker from, Set<TaskId> taken) {
    int count = 0;
    for (List<Delivery> batch = reserve(from, 9); !batch.isEmpty(); batch = reserve(from, 9)) {
      for (Delivery delivery : batch) {
        taken.add(((Reserved) delivery).task().id());
        assertThat(from.settle(delivery, Outcome.succeeded(1))).isEqualTo(Settlement.SETTLED);
        count++;
      }
    }
    return count;
  }

  @Test
  void whatIsSettledTogetherIsSettledEachForItself() throws Exception {
    broker.publish(QUEUE, tasks(100));
    List<Delivery> deliveries = reserve(broker, 100);
    List<Future<Settlement>> settlements = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Delivery delivery : deliveries) {
        for (int twice = 0; twice < 2; twice++) {
          settlements.add(threads.submit(() -> broker.settle(delivery, Outcome.succeeded(1))));
        }
      }
    }
    for (int i = 0; i < settlements.size(); i += 2) {
      assertThat(List.of(settlements.get(i).get(), settlements.get(i + 1).get()))
          .containsExactlyInAnyOrder(Settlement.SETTLED, Settlement.LEASE_LOST);
    }
  }

  @Test
  void whoRenewsAndWhoSettlesDoNotLockEachOtherOut() throws Exception {
    broker.publish(QUEUE, tasks(400));
    List<Delivery> deliveries = reserve(broker, 400);
    List<Receipt> receipts = new ArrayList<>(deliveries.stream().map(Delivery::receipt).toList());
    Collections.reverse(receipts);
    List<Future<Settlement>> settlements = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> renewing = threads.submit(() -> renewUntilAllAreLost(receipts));
      for (Delivery delivery : deliveries) {
        settlements.add(threads.submit(() -> broker.settle(delivery, Outcome.succeeded(1))));
      }
      assertThat(renewing.get()).isPositive();
    }
    for (Future<Settlement> settlement : settlements) {
      assertThat(settlement.get()).isEqualTo(Settlement.SETTLED);
    }
  }

  private int renewUntilAllAreLost(List<Receipt> receipts) {
    int times = 1;
    while (broker.renew(receipts, LEASE).size() < receipts.size()) {
      times++;
    }
    return times;
  }

  @Test
  void aConnectionThatIsKilledInTheMiddleIsSaidAndGotOver() throws Exception {
    broker.publish(QUEUE, tasks(1));
    Delivery delivery = reserve(broker, 1).getFirst();
    PostgresDatabase operator = TABLES.open();
    try (Connection holding = operator.connections().getConnection();
        Statement lock = holding.createStatement();
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      holding.setAutoCommit(false);
      lock.execute("LOCK TABLE fizko_task.tasks IN ACCESS EXCLUSIVE MODE");
      Future<Settlement> settling =
          other.submit(() -> broker.settle(delivery, Outcome.succeeded(1)));
      Awaitility.await()
          .until(
              () ->
                  TestDatabase.list(
                          operator,
                          """
                          SELECT pg_terminate_backend(pid)
                            FROM pg_stat_activity
                           WHERE datname = current_database() AND wait_event_type = 'Lock'
                          """)
                      .contains("t"));
      assertThatThrownBy(settling::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(BrokerUnavailableException.class);
      holding.rollback();
    }
    assertThat(broker.settle(delivery, Outcome.succeeded(1))).isEqualTo(Settlement.SETTLED);
  }

  @Test
  void aDatabaseThatNobodyServesIsUnavailable() {
    try (PostgresDatabase away = TestDatabase.unreachable()) {
      PostgresTaskBroker lost = broker(away);
      assertThatThrownBy(() -> reserve(lost, 1)).isInstanceOf(BrokerUnavailableException.class);
    }
  }

  @Test
  void aRowThatIsNoTaskIsUnreadable() {
    broker.publish(QUEUE, tasks(1));
    TestDatabase.run(TABLES.database(), "UPDATE fizko_task.tasks SET body = '{\"id\": 7}'");
    assertThat(reserve(broker, 1))
        .singleElement()
        .isInstanceOfSatisfying(
            Unreadable.class, message -> assertThat(message.reason()).contains("'id'"));
  }

  @Test
  void resultsAreForgottenWhenTheirTimeIsOver() {
    PostgresTaskResults results =
        new PostgresTaskResults(TABLES.database(), signals, Duration.ofHours(1), clock);
    broker.publish(QUEUE, tasks(1));
    Reserved reserved = (Reserved) reserve(broker, 1).getFirst();
    broker.settle(reserved, Outcome.succeeded(1));
    clock.step(Duration.ofMinutes(59));
    assertThat(results.find(reserved.task().id())).isPresent();
    clock.step(Duration.ofMinutes(2));
    assertThat(results.find(reserved.task().id())).isEmpty();
    broker.reclaim(1);
    assertThat(TestDatabase.list(TABLES.database(), "SELECT task_id FROM fizko_task.results"))
        .isEmpty();
  }

  @Test
  void aResultThatCannotBeWrittenIsAFailure() {
    PostgresTaskResults results =
        new PostgresTaskResults(TABLES.database(), signals, Duration.ofHours(1), clock);
    broker.publish(QUEUE, tasks(1));
    Reserved reserved = (Reserved) reserve(broker, 1).getFirst();
    Object deep = "bottom";
    for (int i = 0; i < 2_000; i++) {
      deep = List.of(deep);
    }
    assertThat(broker.settle(reserved, Outcome.succeeded(deep))).isEqualTo(Settlement.SETTLED);
    assertThat(results.find(reserved.task().id()))
        .get()
        .isInstanceOfSatisfying(
            TaskResult.Failed.class,
            failed -> assertThat(failed.failure().type()).isEqualTo("EncodeError"));
  }
}
