package cl.fizko.boot.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.devservers.EmbeddedPostgresServer;
import cl.fizko.devservers.PostgresOptions;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Schedules as an operator changes them on the command line, beside a beat that runs. */
@Timeout(180)
class ScheduleCommandsTest {

  @Test
  void whatIsChangedOnTheCommandLineIsWhatTheBeatSends() throws Exception {
    try (Redis redis = new Redis();
        EmbeddedPostgresServer postgres =
            EmbeddedPostgresServer.start(PostgresOptions.temporary())) {
      Map<String, String> environment = new HashMap<>();
      environment.put("REDIS_URL", redis.url());
      environment.put("DATABASE_URL", postgres.uri().toString());
      environment.put("FIZKO_DEMO_TASKS", "true");
      environment.put("USER", "ana");
      try (FizkoProcess beat = FizkoProcess.fizko(environment, "celery-beat")) {
        beat.awaitLine("DatabaseScheduler: Schedule changed.");

        String[] tick = {"beat", "create", "--name", "tick", "--task", "demo.noop"};
        assertThat(run(environment, 2, with(tick, "--crontab", "99 * * * *", "--args", "{}")))
            .contains("Refused; nothing was done:")
            .contains("crontab: is '99 * * * *'")
            .contains("args: is {}; expected a JSON list");
        assertThat(run(environment, 0, with(tick, "--every", "1", "--period", "seconds")))
            .contains("\"name\":\"tick\"")
            .contains("Every second");
        beat.awaitLine("Scheduler: Sending due task tick (demo.noop)");

        assertThat(run(environment, 0, "beat", "disable", "tick")).contains("\"enabled\":false");
        assertThat(run(environment, 0, "beat", "list"))
            .contains("tick  (demo.noop)  OFF")
            .contains("Cada segundo")
            .contains("last: 20");
        assertThat(run(environment, 0, "beat", "history", "tick"))
            .contains("\"action\":\"disable\"")
            .contains("\"action\":\"create\"")
            .contains("\"by\":\"cli:ana\"");
        assertThat(run(environment, 1, "beat", "run", "nobody"))
            .contains("There is no schedule 'nobody'.");
        assertThat(run(environment, 0, "beat", "seed")).contains("Added: documents of this month");
        assertThat(run(environment, 0, "beat", "preview", "0 2 1 * *"))
            .contains("At 02:00, on day 1 of the month, America/Santiago time")
            .contains("A las 02:00, el día 1 del mes, hora de America/Santiago");
      }
    }
  }

  @Test
  void theApiOfSchedulesIsServedWhereThereIsADatabaseAndClosed() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Map<String, String> environment =
        Map.of(
            "PORT", Integer.toString(port),
            "FIZKO_HOST", "127.0.0.1",
            "DATABASE_URL", "postgresql://nobody:nothing@127.0.0.1:1/nowhere");
    try (FizkoProcess web = FizkoProcess.fizko(environment, "web");
        HttpClient http = HttpClient.newHttpClient()) {
      web.awaitLine("Application startup complete.");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/schedules"))
              .build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(401);
    }
  }

  private static String[] with(String[] command, String... more) {
    String[] whole = new String[command.length + more.length];
    System.arraycopy(command, 0, whole, 0, command.length);
    System.arraycopy(more, 0, whole, command.length, more.length);
    return whole;
  }

  private static String run(Map<String, String> environment, int code, String... command)
      throws Exception {
    try (FizkoProcess process = FizkoProcess.fizko(environment, command)) {
      int exit = process.exitCode();
      assertThat(exit).as(process.output()).isEqualTo(code);
      return process.output();
    }
  }
}
