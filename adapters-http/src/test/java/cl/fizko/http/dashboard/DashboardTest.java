package cl.fizko.http.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.http.Answer;
import cl.fizko.http.TestServer;
import cl.fizko.http.WebServer;
import cl.fizko.http.about.AboutFeature;
import cl.fizko.http.about.ServiceInfo;
import cl.fizko.http.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DashboardTest {

  private final AboutFeature about =
      new AboutFeature(new ServiceInfo("Fizko", "2.0.0", Map.of("tasks", true)));
  private final WebServer server =
      new WebServer(
          TestServer.SETTINGS,
          TestServer.verifier(),
          List.of(new DashboardFeature(about::answer)),
          new Json());
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void end() {
    client.close();
    server.close();
  }

  private Answer browse(String path) throws Exception {
    return get(path, "text/html,application/xhtml+xml,*/*;q=0.8");
  }

  private Answer get(String path, String accept) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Accept", accept)
            .build();
    return new Answer(client.send(request, BodyHandlers.ofString()));
  }

  @Test
  void browsersGetThePageAndProgramsGetJson() throws Exception {
    assertThat(browse("/").header("Content-Type")).startsWith("text/html");
    assertThat(browse("/").body()).contains("<!doctype html>").doesNotContain("VERSION");
    assertThat(get("/", "*/*").object()).containsEntry("status", "running");
  }

  @Test
  void everyViewCanBeReloaded() throws Exception {
    for (String view : new String[] {"/queues/low", "/tasks/abc", "/schedules/7/edit", "/audit"}) {
      assertThat(browse(view).body()).as(view).isEqualTo(browse("/").body());
    }
    assertThat(browse("/nothing-here").status()).isEqualTo(404);
  }

  @Test
  void nothingInlineIsAllowed() throws Exception {
    assertThat(browse("/tasks").header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(browse("/").body()).doesNotContain("style=").doesNotContain("onclick");
  }

  @Test
  void theFilesOfThisVersionAreKeptForEverAndThoseOfAnotherAreNot() throws Exception {
    Assets assets = new Assets();
    for (String name : Assets.NAMES) {
      Answer answer = browse("/assets/" + assets.version() + "/" + name);
      assertThat(answer.status()).as(name).isEqualTo(200);
      assertThat(answer.header("Cache-Control")).contains("immutable");
    }
    assertThat(browse("/assets/other/app.js").header("Cache-Control")).isEqualTo("no-cache");
    assertThat(browse("/assets/other/app.js").header("Content-Type")).startsWith("text/javascript");
  }

  @Test
  void nothingElseIsServed() throws Exception {
    for (String path :
        new String[] {
          "/assets/x/index.html",
          "/assets/x/..%2findex.html",
          "/assets/x/pages/..%2f..%2findex.html",
          "/assets/x/none.js"
        }) {
      assertThat(browse(path).status()).as(path).isIn(400, 404);
    }
  }
}
