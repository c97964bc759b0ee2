package cl.fizko.redis.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.devservers.EmbeddedRedis;
import cl.fizko.devservers.RedisOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Redis is killed in the middle of a load and comes back. */
@Timeout(120)
class RestartTest {

  private static final Logger log = LoggerFactory.getLogger(RestartTest.class);
  private static final int TASKS = 500;

  private final Queue<TaskId> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Instant> settled = new ConcurrentLinkedQueue<>();
  private final Pause never = new Pause();

  @Test
  void nothingIsLostAndWorkGoesOnWithinTwoSeconds(@TempDir Path data) {
    loseAndRegain(data, Duration.ZERO);
  }

  @Test
  void soItIsAfterALongAbsence(@TempDir Path data) {
    loseAndRegain(data, Duration.ofSeconds(8));
  }

  private void loseAndRegain(Path data, Duration absence) {
    try (EmbeddedRedis server = EmbeddedRedis.start(RedisOptions.keptIn(data));
        Redis direct = new Redis(Redis.at(server.port()))) {
      direct.calls().call(redis -> redis.configSet("appendfsync", "always"));
      List<Task> tasks = direct.publish(TASKS);
      WorkerProcess worker =
          WorkerProcess.start(
              Redis.at(server.port()), "one", 8, Duration.ofSeconds(5), call -> work(), listener());
      try {
        await().until(() -> settled.size() > TASKS / 5);
        server.kill();
        never.goOnAfter(absence);
        server.restart();
        Instant back = Instant.now();
        await().pollInterval(Duration.ofMillis(10)).until(() -> firstAfter(back).isPresent());
        Duration resumed = Duration.between(back, firstAfter(back).orElseThrow());
        log.warn(
            "Away for {} ms, went on {} ms after Redis was back",
            absence.toMillis(),
            resumed.toMillis());
        assertThat(resumed).isLessThan(Duration.ofSeconds(2));
        await()
            .atMost(Duration.ofSeconds(40))
            .ignoreExceptions()
            .untilAsserted(
                () ->
                    assertThat(tasks)
                        .allSatisfy(task -> assertThat(direct.result(task.id())).isPresent()));
        await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(() -> assertThat(direct.depth()).isEqualTo(new QueueDepth(0, 0, 0)));
        assertThat(acknowledged).doesNotHaveDuplicates();
      } finally {
        worker.close();
      }
    }
  }

  private Outcome work() {
    never.goOnAfter(Duration.ofMillis(20));
    return Outcome.succeeded("done");
  }

  private Optional<Instant> firstAfter(Instant time) {
    return settled.stream().filter(each -> each.isAfter(time)).findFirst();
  }

  private WorkerListener listener() {
    return new WorkerListener() {
      @Override
      public void settled(
          Delivery delivery, Outcome outcome, Settlement settlement, Duration took) {
        if (settlement instanceof Settlement.Settled) {
          acknowledged.add(((Reserved) delivery).task().id());
          settled.add(Instant.now());
        }
      }
    };
  }
}
