package cl.fizko.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.http.TestServer;
import cl.fizko.http.json.Json;
import cl.fizko.http.problem.ErrorAnswers;
import cl.fizko.http.problem.ProblemBody;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class GateTest {

  @Test
  void aRouteThatDeclaresNothingIsClosed() throws Exception {
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.startupWatcherEnabled = false;
              new ErrorAnswers(new ProblemBody(new Json())).register(config);
              config.routes.beforeMatched(new Gate(TestServer.verifier()));
              config.routes.get("/forgotten", ctx -> ctx.result("in"));
            });
    server.start("127.0.0.1", 0);
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/forgotten");
      HttpRequest.Builder request = HttpRequest.newBuilder(uri);

      assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(401);
      request.header("Authorization", "Bearer " + TestServer.OPERATOR);
      assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    } finally {
      server.stop();
    }
  }
}
