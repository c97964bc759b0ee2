package cl.fizko.redis.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.devservers.EmbeddedRedis;
import cl.fizko.devservers.RedisOptions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Redis that is there and refuses: out of memory, loading its data, or a replica. */
@Timeout(90)
class RefusalsTest implements WorkerListener {

  private static final Duration LEASE = Duration.ofSeconds(2);

  private final Queue<String> stumbles = new ConcurrentLinkedQueue<>();
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final Pause never = new Pause();
  private final EmbeddedRedis server = EmbeddedRedis.start(RedisOptions.temporary());
  private final FaultProxy proxy = FaultProxy.to(Redis.address(server.port()));
  private final Redis direct = new Redis(Redis.at(server.port()));
  private final Redis client = new Redis(Redis.at(proxy.port()));
  private Duration work = Duration.ofMillis(50);
  private final WorkerProcess worker = worker();

  private WorkerProcess worker() {
    return WorkerProcess.start(
        Redis.at(proxy.port()),
        "one",
        4,
        LEASE,
        call -> {
          runs.incrementAndGet();
          never.goOnAfter(work);
          return Outcome.succeeded("done");
        },
        this);
  }

  @BeforeEach
  void begin() {
    client.result(direct.publish(1).getFirst().id());
    await().until(() -> acknowledged.getAndSet(0) == 1);
    runs.set(0);
  }

  @AfterEach
  void end() {
    worker.close();
    client.close();
    direct.close();
    proxy.close();
    server.close();
  }

  @Override
  public void stumbled(RuntimeException cause, Duration again) {
    stumbles.add(String.valueOf(cause.getMessage()));
  }

  @Override
  public void settled(Delivery delivery, Outcome outcome, Settlement settlement, Duration took) {
    (settlement instanceof Settlement.Settled ? acknowledged : lost).incrementAndGet();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOADING Redis is loading the dataset in memory",
        "READONLY You can not write against a read only replica.",
        "MISCONF Redis is configured to save RDB snapshots"
      })
  void whatRedisRefusesFailsWithItsReasonAndWorkGoesOnByItself(String refusal) {
    List<Task> tasks = direct.publish(20);
    await().until(() -> acknowledged.get() > 2);
    proxy.refuseCommands("\r\n$", refusal);
    String code = refusal.substring(0, refusal.indexOf(' '));
    await().until(() -> stumbles.stream().anyMatch(each -> each.contains(code)));
    assertThatThrownBy(() -> client.publish(1))
        .isInstanceOf(BrokerUnavailableException.class)
        .hasMessageContaining(code);
    assertThatThrownBy(() -> client.publish(2)).isInstanceOf(BrokerUnavailableException.class);
    proxy.pass();
    allAreDone(tasks);
  }

  @Test
  void withoutMemoryNothingIsPublishedAndWhatIsThereIsDone() {
    runOutOfMemory();
  }

  private void runOutOfMemory() {
    work = Duration.ofSeconds(4);
    List<Task> tasks = direct.publish(4);
    await().until(() -> runs.get() == 4);
    direct.calls().call(redis -> redis.configSet("maxmemory", "1"));
    assertThatThrownBy(() -> client.publish(1))
        .isInstanceOf(BrokerUnavailableException.class)
        .hasMessageContaining("OOM");
    assertThatThrownBy(() -> client.publish(2))
        .isInstanceOf(BrokerUnavailableException.class)
        .hasMessageContaining("OOM");
    assertThat(direct.depth().ready()).isZero();
    await().atMost(Duration.ofSeconds(15)).until(() -> acknowledged.get() + lost.get() >= 4);
    direct.calls().call(redis -> redis.configSet("maxmemory", "0"));
    allAreDone(tasks);
    assertThat(lost.get()).as("leases lost while Redis had no memory").isZero();
    assertThat(runs.get()).isEqualTo(4);
  }

  @Test
  void withoutMemoryLeasesAreKeptThoughAnotherWorkerLooksForEndedOnes() {
    try (WorkerProcess another = worker()) {
      assertThat(another).isNotNull();
      runOutOfMemory();
    }
  }

  private void allAreDone(List<Task> tasks) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(tasks)
                    .allSatisfy(task -> assertThat(direct.result(task.id())).isPresent()));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(direct.depth()).isEqualTo(new QueueDepth(0, 0, 0)));
  }
}
