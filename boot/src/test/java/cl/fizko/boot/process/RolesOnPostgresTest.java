package cl.fizko.boot.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.boot.role.Client;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskResult;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The roles with PostgreSQL as their broker, and no Redis anywhere. */
@Timeout(120)
class RolesOnPostgresTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void allRolesAndCommandsWorkWithoutARedisAndNeverCallOne() throws Exception {
    try (Postgres postgres = new Postgres();
        ServerSocket redis = new ServerSocket(0)) {
      String port = Integer.toString(freePort());
      String trap = "redis://127.0.0.1:" + redis.getLocalPort() + "/0";
      Map<String, String> environment =
          postgres.environment("REDIS_URL", trap, "PORT", port, "FIZKO_DEMO_TASKS", "true");
      try (FizkoProcess all = FizkoProcess.fizko(environment, "all")) {
        all.awaitLine("Connected to " + postgres.shown());
        all.awaitLine("ready.");
        all.awaitLine("DatabaseScheduler: Schedule changed.");
        Awaitility.await().atMost(PATIENCE).until(() -> ready(port).statusCode() == 200);
        assertThat(ready(port).body()).contains("postgres").doesNotContain("redis");
        assertThat(run(environment, 0, "send", "demo.add", "--args", "[2, 3]", "--wait"))
            .contains("\"status\":\"SUCCESS\"")
            .contains("\"result\":5");
        String id = run(environment, 0, "send", "demo.noop").strip();
        all.awaitLine("demo.noop[" + id + "] succeeded");
        assertThat(run(environment, 0, "result", id)).contains("\"result\":null");
        assertThat(run(environment, 3, "result", "nobody")).contains("Nothing is known");
        assertThat(run(environment, 0, "dead-letters")).isBlank();
        all.terminate();
        assertThat(all.exitCode()).isZero();
      }
      redis.setSoTimeout(1);
      assertThat(connections(redis)).isZero();
    }
  }

  private static int connections(ServerSocket listening) throws Exception {
    for (int count = 0; ; count++) {
      try {
        listening.accept().close();
      } catch (SocketTimeoutException e) {
        return count;
      }
    }
  }

  @Test
  void theWebRoleServesAtOnceAndTurnsGreenWhenItsDatabaseComes() throws Exception {
    try (Postgres postgres = new Postgres()) {
      String port = Integer.toString(freePort());
      postgres.server().kill();
      try (FizkoProcess web = FizkoProcess.fizko(postgres.environment("PORT", port), "web")) {
        web.awaitLine("Application startup complete.");
        assertThat(ready(port).statusCode()).isEqualTo(503);
        web.awaitLine("trying again");
        postgres.server().restart();
        web.awaitLine("Connected to " + postgres.shown());
        Awaitility.await().atMost(PATIENCE).until(() -> ready(port).statusCode() == 200);
        web.terminate();
        assertThat(web.exitCode()).isZero();
      }
    }
  }

  @Test
  void theTaskOfAKilledWorkerIsRunByAnotherWithinItsLeaseAndTwoSeconds() throws Exception {
    try (Postgres postgres = new Postgres();
        Client client = postgres.client();
        FizkoProcess one = postgres.worker("FIZKO_LEASE_SECONDS", "2");
        FizkoProcess two = postgres.worker("FIZKO_LEASE_SECONDS", "2")) {
      one.awaitLine("ready.");
      two.awaitLine("ready.");
      Task task = Task.of(new TaskName("demo.sleep"), Arguments.of(3));
      String received = "demo.sleep[" + task.id() + "] received";
      client.sender().send(task);
      Awaitility.await()
          .pollInterval(Duration.ofMillis(10))
          .until(() -> (one.output() + two.output()).contains(received));
      boolean first = one.output().contains(received);
      (first ? one : two).kill();
      long killed = System.nanoTime();
      (first ? two : one).awaitLine(received);
      assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(4));
      assertThat(client.results().await(task.id(), PATIENCE))
          .get()
          .isInstanceOf(TaskResult.Succeeded.class);
    }
  }

  @Test
  void nothingIsLostWhenTheDatabaseIsKilledAndRestartedUnderLoad() throws Exception {
    try (Postgres postgres = new Postgres();
        Client client = postgres.client();
        FizkoProcess worker =
            postgres.worker("CELERY_CONCURRENCY", "20", "FIZKO_LEASE_SECONDS", "2")) {
      worker.awaitLine("ready.");
      List<Task> tasks = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        tasks.add(Task.of(new TaskName("demo.sleep"), Arguments.of(0.02)));
      }
      tasks.forEach(client.sender()::send);
      worker.awaitLine(tasks.get(50).id() + "] succeeded");
      postgres.server().kill();
      postgres.server().restart();
      worker.awaitLine(tasks.get(300).id() + "] succeeded");
      postgres.server().restart();
      Awaitility.await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(tasks)
                      .allSatisfy(
                          task ->
                              assertThat(client.results().await(task.id(), PATIENCE))
                                  .get()
                                  .isInstanceOf(TaskResult.Succeeded.class)));
      worker.terminate();
      assertThat(worker.exitCode()).isZero();
    }
  }

  private static String run(Map<String, String> environment, int code, String... command)
      throws Exception {
    try (FizkoProcess process = FizkoProcess.fizko(environment, command)) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
      return process.output();
    }
  }

  private static HttpResponse<String> ready(String port) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready")).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
