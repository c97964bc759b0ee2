package cl.fizko.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.boot.role.Client;
import cl.fizko.boot.settings.SettingsReader;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskResult;
import cl.fizko.devservers.EmbeddedRedis;
import cl.fizko.devservers.RedisOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The image's own entrypoint and jars with the role worker: recycled, and ended this way and that.
 */
@Timeout(120)
class RecyclingTest {

  private static final QueueName QUEUE = new QueueName("default");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private EmbeddedRedis redis;
  private Client client;

  @BeforeEach
  void aBroker() {
    redis = EmbeddedRedis.start(RedisOptions.temporary());
    SettingsReader.Result read =
        new SettingsReader("test").read(Map.of("REDIS_URL", redis.uri().toString()), Set.of());
    client = Client.of(((SettingsReader.Valid) read).settings());
  }

  @AfterEach
  void close() {
    client.close();
    redis.close();
  }

  @Test
  void noTaskIsLostWhileWorkersAreReplacedAndTheLastOneEndsWhenTold() throws Exception {
    List<Task> tasks = send("demo.noop", 500, Arguments.NONE);
    Map<String, String> share =
        Map.of("FIZKO_MAX_TASKS_PER_CHILD", "50", "FIZKO_RECYCLE_AFTER_SECONDS", "0");
    Set<Long> pids = new HashSet<>();
    long before;
    try (RunningScript worker = worker(share)) {
      for (int life = 0; life < 3; life++) {
        assertThat(worker.says("ready.")).isTrue();
        pids.addAll(worker.children());
      }
      worker.signal("TERM");
      assertThat(worker.exitCode()).isZero();
      before = successes(worker);
    }
    assertThat(before).isGreaterThanOrEqualTo(100);
    assertThat(client.queues().depth(QUEUE)).isEqualTo(new QueueDepth(500 - before, 0, 0));
    try (RunningScript worker = worker(share)) {
      for (Task task : tasks) {
        while (client.results().find(task.id()).isEmpty()) {
          assertThat(worker.says("succeeded")).as("%s is run", task.id()).isTrue();
          pids.addAll(worker.children());
        }
      }
      worker.signal("TERM");
      assertThat(worker.exitCode()).isZero();
      assertThat(before + successes(worker)).as("each once").isEqualTo(500);
    }
    assertThat(pids).hasSizeGreaterThanOrEqualTo(3 + 2);
    assertThat(tasks)
        .allMatch(
            task -> client.results().find(task.id()).orElseThrow() instanceof TaskResult.Succeeded);
    assertThat(client.queues().depth(QUEUE)).isEqualTo(new QueueDepth(0, 0, 0));
  }

  /** Without recycling, too: whoever comes from Celery ends a worker in this way. */
  @Test
  void quitEndsAWorkerAtOnceAndItsTaskIsStartedByAnother() throws Exception {
    try (RunningScript first = worker(Map.of())) {
      assertThat(first.says("ready.")).isTrue();
      Task task = send("demo.sleep", 1, Arguments.of(3)).getFirst();
      assertThat(first.says(task.id() + "] received")).isTrue();
      long asked = System.nanoTime();
      first.signal("QUIT");
      assertThat(first.exitCode()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
      assertThat(client.queues().depth(QUEUE)).isEqualTo(new QueueDepth(1, 0, 0));
      try (RunningScript second = worker(Map.of())) {
        assertThat(client.results().await(task.id(), PATIENCE))
            .get()
            .isInstanceOf(TaskResult.Succeeded.class);
        second.signal("TERM");
        assertThat(second.exitCode()).isZero();
      }
    }
  }

  private List<Task> send(String name, int many, Arguments arguments) {
    List<Task> tasks =
        Stream.generate(() -> Task.of(new TaskName(name), arguments)).limit(many).toList();
    tasks.forEach(task -> client.sender().send(task, QUEUE));
    return tasks;
  }

  private static long successes(RunningScript worker) {
    return worker.said().stream().filter(line -> line.contains("] succeeded in")).count();
  }

  private RunningScript worker(Map<String, String> more) throws IOException {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    environment.put("FIZKO_HOME", Repository.file("boot/target/fizko").toString());
    environment.put("FIZKO_DEMO_TASKS", "true");
    environment.put("CELERY_CONCURRENCY", "10");
    environment.put("REDIS_URL", redis.uri().toString());
    return new RunningScript(
        List.of(Repository.file("docker/entrypoint.sh").toString(), "worker"), environment);
  }
}
