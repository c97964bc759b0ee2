package cl.fizko.boot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cl.fizko.boot.role.Client;
import cl.fizko.core.task.QueueName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Beats die by SIGKILL, at any instant; every firing is run once. Half of the rows fire every
 * second, the others once, so that each of those must be run.
 */
class BeatKillTest {

  private static final int LANES = 3;
  private static final int ROWS_PER_SECOND = 25;
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern RAN = Pattern.compile("Task demo\\.noop\\[([0-9a-f-]+)] succeeded");

  @Test
  @Timeout(900)
  void everyFiringIsRunOnceInAHundredKills() throws Exception {
    everyFiringIsRunOnce("dbscheduler", 100);
  }

  @Test
  @Timeout(600)
  void everyFiringIsRunOnceWithAlarmsInRedis() throws Exception {
    everyFiringIsRunOnce("redis", 25);
  }

  private static void everyFiringIsRunOnce(String ticker, int kills) throws Exception {
    long seed = Long.getLong("fizko.seed", System.nanoTime());
    System.out.println("BeatKillTest: " + kills + " kills with -Dfizko.seed=" + seed);
    try (Redis redis = new Redis();
        BeatTables tables = new BeatTables(redis.url());
        Client client = redis.client();
        FizkoProcess worker = worker(redis)) {
      tables.insertEachSecond(ROWS_PER_SECOND);
      Map<String, String> environment =
          Map.of(
              "REDIS_URL", redis.url(),
              "DATABASE_URL", tables.url(),
              "FIZKO_TICKER", ticker);
      try (ScheduledExecutorService feeding = Executors.newSingleThreadScheduledExecutor()) {
        var unused =
            feeding.scheduleAtFixedRate(
                () -> tables.insertOnce(ROWS_PER_SECOND), 0, 1, TimeUnit.SECONDS);
        killSome(environment, kills, new Random(seed));
        feeding.shutdown();
      }
      try (FizkoProcess one = FizkoProcess.fizko(environment, "beat");
          FizkoProcess other = FizkoProcess.fizko(environment, "beat")) {
        await().atMost(PATIENCE).until(() -> tables.stillToFire() == 0 && tables.behind() == 0);
        tables.switchOff();
        one.terminate();
        other.terminate();
        assertThat(List.of(one.exitCode(), other.exitCode())).containsExactly(0, 0);
      }
      await()
          .atMost(PATIENCE)
          .until(() -> client.queues().depth(new QueueName("default")).isDrained());
      worker.terminate();
      worker.exitCode();

      List<String> ran = ran(worker.output());
      assertThat(ran).as("seed %d: what ran, nothing twice", seed).doesNotHaveDuplicates();
      assertThat(ran).as("seed %d: rows that fire once", seed).containsAll(tables.sentOnce());
      assertThat(tables.counted()).as("seed %d: what was counted", seed).isEqualTo(ran.size());
      System.out.println("BeatKillTest: " + ran.size() + " firings over " + ticker);
    }
  }

  private static void killSome(Map<String, String> environment, int kills, Random random)
      throws Exception {
    try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
      List<Future<?>> killing = new ArrayList<>();
      for (int kill = 0; kill < kills; kill++) {
        Duration life = Duration.ofNanos(random.nextLong(LONGEST_LIFE.toNanos()));
        boolean early = random.nextInt(10) == 0;
        killing.add(lanes.submit(() -> liveAndDie(environment, life, early)));
      }
      for (Future<?> each : killing) {
        each.get();
      }
    }
  }

  /** An early death comes anywhere in the start, the others while rows fire. */
  private static boolean liveAndDie(Map<String, String> environment, Duration life, boolean early)
      throws Exception {
    try (FizkoProcess beat = FizkoProcess.fizko(environment, "beat")) {
      if (!early) {
        beat.awaitLine("Scheduler: Sending due task");
      }
      beat.runFor(life);
      beat.kill();
    }
    return true;
  }

  private static FizkoProcess worker(Redis redis) {
    return FizkoProcess.fizko(
        Map.of(
            "REDIS_URL", redis.url(),
            "CELERY_CONCURRENCY", "20",
            "FIZKO_DEMO_TASKS", "true"),
        "worker");
  }

  private static List<String> ran(String log) {
    List<String> ids = new ArrayList<>();
    for (Matcher matcher = RAN.matcher(log); matcher.find(); ) {
      ids.add(matcher.group(1));
    }
    return ids;
  }
}
