package cl.fizko.boot.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.boot.role.Client;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskResult;
import cl.fizko.devservers.EmbeddedPostgresServer;
import cl.fizko.devservers.PostgresOptions;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The roles as an operator meets them: their log lines, signals, exit codes and probes. */
@Timeout(120)
class RolesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void aWorkerSaysThatItIsReadyAndEndsInGoodOrder() throws Exception {
    try (Redis redis = new Redis();
        Client client = redis.client();
        FizkoProcess worker = worker(redis.url(), "celery-worker")) {
      worker.awaitLine("Connected to " + redis.url());
      assertThat(worker.awaitLine("ready.")).contains("celery@");
      Task task = Task.of(new TaskName("demo.sleep"), Arguments.of(1));
      client.sender().send(task);
      worker.awaitLine("demo.sleep[" + task.id() + "] received");
      worker.terminate();
      worker.awaitLine("Warm shutdown: waiting for 1 running tasks");
      assertThat(worker.exitCode()).isZero();
      assertThat(client.results().find(task.id())).get().isInstanceOf(TaskResult.Succeeded.class);
    }
  }

  @Test
  void aSecondSignalEndsAWorkerAtOnceAndHandsBackWhatItRuns() throws Exception {
    try (Redis redis = new Redis();
        Client client = redis.client();
        FizkoProcess worker = worker(redis.url(), "worker")) {
      worker.awaitLine("ready.");
      QueueName queue = new QueueName("default");
      Task task = Task.of(new TaskName("demo.sleep"), Arguments.of(50));
      client.sender().send(task, queue);
      worker.awaitLine("received");
      worker.terminate();
      worker.awaitLine("Warm shutdown: waiting for 1 running tasks");
      worker.terminate();
      assertThat(worker.exitCode()).isZero();
      assertThat(client.queues().depth(queue)).isEqualTo(new QueueDepth(1, 0, 0));
    }
  }

  @Test
  void aWorkerThatHasDoneItsShareAsksToBeReplaced() throws Exception {
    try (Redis redis = new Redis();
        Client client = redis.client();
        FizkoProcess worker =
            FizkoProcess.fizko(
                Map.of(
                    "REDIS_URL", redis.url(),
                    "FIZKO_DEMO_TASKS", "true",
                    "FIZKO_MAX_TASKS_PER_CHILD", "1",
                    "FIZKO_RECYCLE_AFTER_SECONDS", "0"),
                "worker")) {
      worker.awaitLine("ready.");
      Task task = Task.of(new TaskName("demo.noop"), Arguments.NONE);
      client.sender().send(task, new QueueName("default"));
      assertThat(worker.exitCode()).isEqualTo(75);
      assertThat(worker.output()).contains("1 tasks have run");
      assertThat(client.results().find(task.id())).get().isInstanceOf(TaskResult.Succeeded.class);
    }
  }

  @Test
  void aLogForMachinesIsJsonFromItsFirstLine() throws Exception {
    try (Redis redis = new Redis();
        Client client = redis.client();
        FizkoProcess worker =
            FizkoProcess.fizko(
                Map.of(
                    "REDIS_URL", redis.url(),
                    "FIZKO_DEMO_TASKS", "true",
                    "FIZKO_DEMO_TASK", "a misspelt name gets a warning",
                    "FIZKO_LOG_FORMAT", "json"),
                "worker")) {
      worker.awaitLine("ready.");
      Task task = Task.of(new TaskName("demo.noop"), Arguments.NONE);
      client.sender().send(task);
      JsonNode line = new JsonMapper().readTree(worker.awaitLine("] succeeded in"));
      assertThat(line.path("task_id").asString()).isEqualTo(task.id().value());
      assertThat(line.path("task_name").asString()).isEqualTo("demo.noop");
      worker.terminate();
      assertThat(worker.exitCode()).isZero();
      assertThat(worker.output()).contains("FIZKO_DEMO_TASK");
      assertThat(worker.output().lines())
          .allMatch(each -> new JsonMapper().readTree(each).path("level").isString());
    }
  }

  @Test
  void aWorkerWaitsForARedisThatIsNotThere() throws Exception {
    try (Redis redis = new Redis()) {
      redis.server().kill();
      try (FizkoProcess worker = worker(redis.url(), "worker")) {
        worker.awaitLine("cannot connect to " + redis.url());
        redis.server().restart();
        worker.awaitLine("ready.");
      }
    }
  }

  @Test
  void wrongSettingsAreReportedTogetherAndEndTheProcessWithTwo() throws Exception {
    try (FizkoProcess worker =
        FizkoProcess.fizko(
            Map.of("REDIS_URL", "nonsense", "CELERY_CONCURRENCY", "many", "DATABASE_URL", ""),
            "all")) {
      assertThat(worker.exitCode()).isEqualTo(2);
      assertThat(worker.output())
          .contains("The settings are wrong:")
          .contains("REDIS_URL")
          .contains("CELERY_CONCURRENCY")
          .contains("DATABASE_URL")
          .doesNotContain("nonsense");
    }
  }

  @Test
  void anUnknownCommandIsRefused() throws Exception {
    try (FizkoProcess process = FizkoProcess.fizko(Map.of(), "fly")) {
      assertThat(process.exitCode()).isEqualTo(2);
    }
  }

  @Test
  void theWebRoleIsRedUntilItsServersComeAndThenTurnsGreen() throws Exception {
    try (Redis redis = new Redis()) {
      int port = freePort();
      redis.server().kill();
      try (FizkoProcess web =
          FizkoProcess.fizko(
              Map.of("REDIS_URL", redis.url(), "PORT", Integer.toString(port)), "fastapi")) {
        web.awaitLine("Application startup complete.");
        web.awaitLine("running on http://0.0.0.0:" + port);
        assertThat(status(port, "/health")).isEqualTo(200);
        assertThat(status(port, "/health/live")).isEqualTo(200);
        assertThat(status(port, "/health/ready")).isEqualTo(503);
        assertThat(status(port, "/api/celery/tasks")).isEqualTo(401);
        redis.server().restart();
        Awaitility.await().atMost(PATIENCE).until(() -> status(port, "/health/ready") == 200);
        web.terminate();
        assertThat(web.exitCode()).isZero();
      }
    }
  }

  @Test
  void aBusyPortIsNamed() throws Exception {
    try (Redis redis = new Redis();
        ServerSocket busy = new ServerSocket(0)) {
      String port = Integer.toString(busy.getLocalPort());
      try (FizkoProcess web =
          FizkoProcess.fizko(Map.of("REDIS_URL", redis.url(), "PORT", port), "web")) {
        assertThat(web.exitCode()).isEqualTo(1);
        assertThat(web.output()).contains("Cannot start").contains(port);
      }
    }
  }

  @Test
  void aRowInsertedBySqlFiresWithinFiveSeconds() throws Exception {
    try (Redis redis = new Redis();
        EmbeddedPostgresServer postgres =
            EmbeddedPostgresServer.start(PostgresOptions.temporary());
        FizkoProcess beat =
            FizkoProcess.fizko(
                Map.of("REDIS_URL", redis.url(), "DATABASE_URL", postgres.uri().toString()),
                "celery-beat");
        FizkoProcess worker = worker(redis.url(), "worker")) {
      beat.awaitLine("beat: Starting...");
      beat.awaitLine("DatabaseScheduler: Schedule changed.");
      worker.awaitLine("ready.");
      execute(
          postgres,
          "INSERT INTO celery_schema.celery_intervalschedule (id, every, period)"
              + " VALUES (7, 2, 'seconds');"
              + "INSERT INTO celery_schema.celery_periodictask (name, task, discriminator, schedule_id)"
              + " VALUES ('by hand', 'demo.noop', 'intervalschedule', 7);"
              + "INSERT INTO celery_schema.celery_periodictaskchanged (id, last_update)"
              + " VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET last_update = now()");
      long inserted = System.nanoTime();
      beat.awaitLine("Scheduler: Sending due task by hand (demo.noop)");
      assertThat(Duration.ofNanos(System.nanoTime() - inserted)).isLessThan(Duration.ofSeconds(7));
      worker.awaitLine("succeeded");
      beat.terminate();
      assertThat(beat.exitCode()).isZero();
    }
  }

  @Test
  void aBeatWaitsForADatabaseThatIsNotThere() throws Exception {
    try (Redis redis = new Redis();
        FizkoProcess beat =
            FizkoProcess.fizko(
                Map.of(
                    "REDIS_URL",
                    redis.url(),
                    "DATABASE_URL",
                    "postgresql://user:hush-hush@127.0.0.1:" + freePort() + "/postgres"),
                "beat")) {
      beat.awaitLine("trying again");
      beat.terminate();
      assertThat(beat.exitCode()).isZero();
      assertThat(beat.output()).doesNotContain("hush-hush");
    }
  }

  @Test
  void migrateMakesTheTablesOnce() throws Exception {
    try (EmbeddedPostgresServer postgres =
        EmbeddedPostgresServer.start(PostgresOptions.temporary())) {
      Map<String, String> environment = Map.of("DATABASE_URL", postgres.uri().toString());
      try (FizkoProcess first = FizkoProcess.fizko(environment, "migrate")) {
        assertThat(first.exitCode()).isZero();
        assertThat(first.output()).contains("Migrated");
      }
      try (FizkoProcess second = FizkoProcess.fizko(environment, "migrate")) {
        assertThat(second.exitCode()).isZero();
        assertThat(second.output()).contains("Up to date");
      }
    }
  }

  @Test
  void sendAndResultSpeakJson() throws Exception {
    try (Redis redis = new Redis();
        FizkoProcess worker = worker(redis.url(), "worker")) {
      worker.awaitLine("ready.");
      Map<String, String> environment = Map.of("REDIS_URL", redis.url());
      try (FizkoProcess send =
          FizkoProcess.fizko(
              environment,
              "send",
              "demo.add",
              "--args",
              "[2]",
              "--kwargs",
              "{\"y\": 3}",
              "--wait")) {
        assertThat(send.exitCode()).isZero();
        assertThat(send.output()).contains("\"status\":\"SUCCESS\"").contains("\"result\":5");
      }
      try (FizkoProcess fail = FizkoProcess.fizko(environment, "send", "demo.fail", "--wait")) {
        assertThat(fail.exitCode()).isEqualTo(1);
        assertThat(fail.output()).contains("ValueError: demo failure");
      }
      String id;
      try (FizkoProcess send = FizkoProcess.fizko(environment, "send", "demo.noop")) {
        assertThat(send.exitCode()).isZero();
        id = send.output().strip();
      }
      worker.awaitLine("demo.noop[" + id + "] succeeded");
      try (FizkoProcess result = FizkoProcess.fizko(environment, "result", id)) {
        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).contains("\"result\":null");
      }
      try (FizkoProcess nothing = FizkoProcess.fizko(environment, "result", "nobody")) {
        assertThat(nothing.exitCode()).isEqualTo(3);
      }
    }
  }

  private static FizkoProcess worker(String redis, String role) {
    return FizkoProcess.fizko(Map.of("REDIS_URL", redis, "FIZKO_DEMO_TASKS", "true"), role);
  }

  private static int status(int port, String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void execute(EmbeddedPostgresServer postgres, String sql) throws Exception {
    URI uri = postgres.uri();
    String[] user = uri.getUserInfo().split(":", 2);
    String url = "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath();
    try (Connection connection = DriverManager.getConnection(url, user[0], user[1]);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
