package cl.fizko.boot.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.boot.role.Client;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers die by SIGKILL, at any instant; their tasks do not. */
class KillTest {

  private static final int KILLS = 200;
  private static final int LANES = 2;
  private static final int TASKS_PER_KILL = 6;
  private static final Duration LONGEST_LIFE = Duration.ofMillis(150);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  @Timeout(60)
  void theTaskOfAKilledWorkerIsRunByAnotherOnceItsLeaseIsOver() throws Exception {
    try (Redis redis = new Redis();
        Client client = redis.client();
        FizkoProcess first = worker(redis, 1)) {
      first.awaitLine("ready.");
      Task task = Task.of(new TaskName("demo.sleep"), Arguments.of(1.5));
      client.sender().send(task);
      first.awaitLine("demo.sleep[" + task.id() + "] received");
      first.kill();
      try (FizkoProcess second = worker(redis, 1)) {
        second.awaitLine("went back to their queues");
        second.awaitLine("demo.sleep[" + task.id() + "] received");
        assertThat(client.results().await(task.id(), PATIENCE))
            .get()
            .isInstanceOf(TaskResult.Succeeded.class);
      }
    }
  }

  @Test
  @Timeout(900)
  void nothingIsLostInTwoHundredKills() throws Exception {
    long seed = Long.getLong("fizko.seed", System.nanoTime());
    System.out.println("KillTest: " + KILLS + " kills with -Dfizko.seed=" + seed);
    Random random = new Random(seed);
    List<Task> sent = new ArrayList<>();
    try (Redis redis = new Redis();
        Client client = redis.client();
        ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
      List<Future<?>> killing = new ArrayList<>();
      for (int kill = 0; kill < KILLS; kill++) {
        for (int i = 0; i < TASKS_PER_KILL; i++) {
          Task task = Task.of(new TaskName("demo.sleep"), Arguments.of(0.02));
          sent.add(task);
          client.sender().send(task);
        }
        Duration life = Duration.ofNanos((long) (random.nextDouble() * LONGEST_LIFE.toNanos()));
        boolean early = random.nextInt(10) == 0;
        killing.add(lanes.submit(() -> liveAndDie(redis, life, early)));
        if (killing.size() >= LANES) {
          killing.removeFirst().get();
        }
      }
      for (Future<?> each : killing) {
        each.get();
      }
      try (FizkoProcess last = worker(redis, 50)) {
        for (Task task : sent) {
          assertThat(client.results().await(task.id(), PATIENCE))
              .as("seed %d, task %s", seed, task.id())
              .get()
              .isInstanceOf(TaskResult.Succeeded.class);
        }
        assertThat(client.queues().depth(new QueueName("default")).ready()).isZero();
        assertThat(client.deadLetters().count()).isZero();
        last.terminate();
        assertThat(last.exitCode()).isZero();
      }
    }
  }

  /** An early death comes anywhere in the start, the others while tasks run. */
  private static boolean liveAndDie(Redis redis, Duration life, boolean early) throws Exception {
    try (FizkoProcess worker = worker(redis, 4)) {
      if (!early) {
        worker.awaitLine("ready.");
      }
      worker.runFor(life);
      worker.kill();
    }
    return true;
  }

  private static FizkoProcess worker(Redis redis, int concurrency) {
    return FizkoProcess.fizko(
        Map.of(
            "REDIS_URL", redis.url(),
            "CELERY_CONCURRENCY", Integer.toString(concurrency),
            "FIZKO_DEMO_TASKS", "true",
            "FIZKO_LEASE_SECONDS", "1",
            "FIZKO_MAX_DELIVERIES", "1000"),
        "worker");
  }
}
