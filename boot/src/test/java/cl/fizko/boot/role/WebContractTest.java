package cl.fizko.boot.role;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.boot.role.RunningWeb.Reply;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What the web role promises of all that it serves, put together as it is in production. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebContractTest {

  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");

  private final RunningWeb web = new RunningWeb();

  @AfterAll
  void end() {
    web.close();
  }

  private JsonNode paths() {
    return web.send("GET", "/openapi.json", "", "").json().path("paths");
  }

  private static String name(Route route) {
    return route.method() + " " + route.path();
  }

  private static JsonNode operation(JsonNode paths, Route route) {
    return paths.path(route.path()).path(route.method().name().toLowerCase(Locale.ROOT));
  }

  @Test
  void theDocumentAndTheRoutesAreTheSame() {
    List<String> documented = new ArrayList<>();
    paths()
        .forEachEntry(
            (path, methods) ->
                methods
                    .propertyNames()
                    .forEach(
                        method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path)));

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            web.routes().stream().map(WebContractTest::name).toList());
  }

  @Test
  void everyRouteSaysWhatItDoesTakesAndAnswers() {
    JsonNode paths = paths();
    List<String> silent = new ArrayList<>();
    for (Route route : web.routes()) {
      JsonNode operation = operation(paths, route);
      Set<String> explained =
          operation
              .path("parameters")
              .valueStream()
              .filter(one -> one.path("in").asString().equals("path"))
              .filter(one -> !one.path("description").asString().isBlank())
              .map(one -> one.path("name").asString())
              .collect(Collectors.toSet());
      boolean open = route.access() instanceof Access.Anybody;
      PARAMETER
          .matcher(route.path())
          .results()
          .map(found -> found.group(1))
          .filter(parameter -> !explained.contains(parameter))
          .forEach(parameter -> silent.add(name(route) + " explains no " + parameter));
      if (operation.path("summary").asString().isBlank() || route.doc().replies().isEmpty()) {
        silent.add(name(route) + " says nothing");
      }
      if (operation.path("responses").has("401") == open && !route.doc().problems().contains(401)) {
        silent.add(name(route) + " is wrong about 401");
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void whatStartsWorkTakesAnIdempotencyKey() {
    assertThat(
            web.routes().stream()
                .filter(route -> route.method() == Method.POST && !route.once())
                .map(Route::path))
        .as("those that start no work, or do the same when they are repeated")
        .containsExactlyInAnyOrder(
            "/api/celery/tasks/{id}/cancel",
            "/api/v1/companies",
            "/api/v1/companies/{company}/members",
            "/api/v1/dead-letters/discard",
            "/api/v1/dead-letters/{id}/discard",
            "/api/v1/queues/{name}/pause",
            "/api/v1/queues/{name}/purge",
            "/api/v1/queues/{name}/resume",
            "/api/v1/schedules",
            "/api/v1/schedules/preview",
            "/api/v1/schedules/{id}/disable",
            "/api/v1/schedules/{id}/enable",
            "/api/v1/service-tokens",
            "/api/v1/session");
  }

  @Test
  void everyAnswerIsSafeForBrowsersAndEveryErrorHasOneShape() {
    List<Reply> replies = new ArrayList<>();
    for (Route route : web.routes()) {
      String path = route.path().replaceAll("[{<][a-z_]+[}>]", "walk");
      replies.add(web.send(route.method().name(), path, "", ""));
      replies.add(web.send("PROPFIND", path, RunningWeb.OPERATOR, ""));
      replies.add(web.send("GET", path + "/nothing", RunningWeb.OPERATOR, ""));
    }
    for (Reply reply : replies) {
      String what = reply.response().request().method() + " " + reply.response().uri();
      assertThat(reply.header("Content-Security-Policy"))
          .as(what)
          .contains("default-src", "frame-ancestors 'none'")
          .doesNotContain("unsafe", "http:", "https:", "*");
      assertThat(reply.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
      assertThat(reply.header("X-Frame-Options")).as(what).isEqualTo("DENY");
      assertThat(reply.header("Referrer-Policy")).as(what).isEqualTo("no-referrer");
      assertThat(reply.header("X-Request-Id")).as(what).isNotBlank();
      if (reply.status() >= 400 && !what.contains("/health")) {
        assertThat(reply.header("Content-Type")).as(what).isEqualTo("application/problem+json");
        assertThat(reply.json().path("status").asInt()).as(what).isEqualTo(reply.status());
        assertThat(reply.json().path("request_id").asString())
            .as(what)
            .isEqualTo(reply.header("X-Request-Id"));
      }
    }
  }
}
