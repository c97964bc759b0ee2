package cl.fizko.redis.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.redis.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Redis that is far away: 200 ms in each direction. */
@Timeout(60)
class SlowRedisTest implements WorkerListener {

  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final Pause never = new Pause();

  @Override
  public void leaseLost(Delivery delivery) {
    lost.incrementAndGet();
  }

  @Test
  void tasksAreDoneOnceThoughTheyOutlastTheirLeases() {
    try (Redis direct = new Redis(REDIS.connect().settings());
        FaultProxy proxy = FaultProxy.to(REDIS.address());
        Redis client = new Redis(Redis.at(proxy.port()))) {
      proxy.delay(Duration.ofMillis(200));
      WorkerProcess worker =
          WorkerProcess.start(
              Redis.at(proxy.port()),
              "far",
              5,
              Duration.ofSeconds(4),
              call -> {
                runs.incrementAndGet();
                never.goOnAfter(Duration.ofSeconds(7));
                return Outcome.succeeded("done");
              },
              this);
      try {
        List<Task> tasks = client.publish(5);
        assertThat(client.results().await(tasks.getFirst().id(), Duration.ofSeconds(30)))
            .get()
            .isInstanceOf(TaskResult.Succeeded.class);
        await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(
                () ->
                    assertThat(tasks)
                        .allSatisfy(
                            task ->
                                assertThat(direct.result(task.id()))
                                    .get()
                                    .isInstanceOf(TaskResult.Succeeded.class)));
        assertThat(runs).hasValue(5);
        assertThat(lost).hasValue(0);
        assertThat(proxy.accepted()).as("connections, none of which was given up").isLessThan(6);
      } finally {
        worker.close();
      }
    }
  }
}
