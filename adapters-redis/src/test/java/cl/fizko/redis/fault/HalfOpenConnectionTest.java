package cl.fizko.redis.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.WorkerSettings;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.TestRedis;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections that are silent without having ended: everything is noticed within ten seconds. */
@Timeout(60)
class HalfOpenConnectionTest {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final Duration NOTICED = Duration.ofSeconds(10);
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final List<WorkerProcess> workers = new ArrayList<>();
  private FaultProxy proxy = FaultProxy.to(new InetSocketAddress(1));
  private Redis direct = new Redis(Redis.at(1));

  @BeforeEach
  void begin() {
    RedisConnections empty = REDIS.connect();
    direct = new Redis(empty.settings());
    proxy = FaultProxy.to(REDIS.address());
  }

  @AfterEach
  void end() {
    workers.forEach(WorkerProcess::close);
    direct.close();
    proxy.close();
  }

  @Test
  void aCommandFailsInTimeAndTheNextGoesOverAFreshConnection() {
    try (Redis client = new Redis(Redis.at(proxy.port()))) {
      RedisCalls calls = client.calls();
      calls.call(redis -> redis.ping());
      proxy.freezeOpen();
      assertThatThrownBy(() -> calls.call(redis -> redis.ping()))
          .isInstanceOf(BrokerUnavailableException.class);
      await()
          .atMost(NOTICED)
          .ignoreExceptions()
          .until(() -> calls.call(redis -> redis.ping()).equals("PONG"));
    }
  }

  @Test
  void anIdleConnectionIsReplacedThoughNobodyUsesIt() {
    try (Redis client = new Redis(Redis.at(proxy.port()))) {
      client.calls().call(redis -> redis.ping());
      int before = proxy.accepted();
      proxy.freezeOpen();
      await().atMost(NOTICED).until(() -> proxy.accepted() > before);
    }
  }

  @Test
  void anIdleWorkerHearsOfNewWorkAgain() throws Exception {
    CountDownLatch ready = new CountDownLatch(1);
    work(Redis.at(proxy.port()), ready);
    assertThat(ready.await(10, TimeUnit.SECONDS)).isTrue();
    awaitSucceeded(direct.publish(1), NOTICED);
    proxy.freezeOpen();
    awaitSucceeded(direct.publish(3), NOTICED);
  }

  @Test
  void whoWaitsForWorkIsToldOfTheLossAndHearsOfWorkAgain() throws Exception {
    try (Redis client = new Redis(Redis.at(proxy.port()));
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Boolean> waiting = other.submit(() -> waitThroughLosses(client));
      await().until(() -> proxy.open() >= 1);
      proxy.freezeOpen();
      await().atMost(NOTICED).until(() -> proxy.accepted() > 1);
      direct.publish(1);
      assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static boolean waitThroughLosses(Redis client) {
    while (true) {
      try {
        return client.broker().awaitWork(List.of(WorkerProcess.QUEUE), Duration.ofSeconds(40));
      } catch (BrokerUnavailableException e) {
        // As a worker does: wait again.
      }
    }
  }

  @Test
  void whoWaitsForAResultGetsItAllTheSame() throws Exception {
    Task task = direct.publish(1).getFirst();
    try (Redis client = new Redis(Redis.at(proxy.port()));
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      client.result(task.id());
      Future<TaskResult> waiting =
          other.submit(
              () -> {
                while (true) {
                  try {
                    return client.results().await(task.id(), Duration.ofSeconds(40)).orElseThrow();
                  } catch (BrokerUnavailableException e) {
                    // Ask again.
                  }
                }
              });
      await().until(() -> proxy.open() == 2);
      proxy.freezeOpen();
      work(direct.connections().settings(), new CountDownLatch(1));
      assertThat(waiting.get(NOTICED.toSeconds(), TimeUnit.SECONDS))
          .isInstanceOf(TaskResult.Succeeded.class);
    }
  }

  private void work(RedisSettings redis, CountDownLatch ready) {
    workers.add(
        WorkerProcess.start(
            redis,
            "one",
            2,
            LEASE,
            call -> Outcome.succeeded("done"),
            new WorkerListener() {
              @Override
              public void ready(WorkerSettings settings) {
                ready.countDown();
              }
            }));
  }

  private void awaitSucceeded(List<Task> tasks, Duration atMost) {
    await()
        .atMost(atMost)
        .untilAsserted(
            () ->
                assertThat(tasks)
                    .allSatisfy(
                        task ->
                            assertThat(direct.result(task.id()))
                                .get()
                                .isInstanceOf(TaskResult.Succeeded.class)));
  }
}
