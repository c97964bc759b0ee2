package cl.fizko.http;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.http.access.Gate;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouteWalkTest {

  private static final List<String> OPEN =
      List.of(
          "GET /",
          "GET /health",
          "GET /health/live",
          "GET /health/ready",
          "GET /openapi.json",
          "GET /docs",
          "GET /docs/docs.css",
          "GET /docs/docs.js");

  private final TestServer web =
      new TestServer(
          () ->
              List.of(
                  new Route(
                      Method.GET,
                      "/api/operators",
                      Access.of(Role.OPERATOR),
                      ctx -> ctx.result(Gate.principal(ctx).map(Principal::name).orElse("nobody"))),
                  new Route(Method.GET, "/api/nobody", Access.CLOSED, ctx -> ctx.result("in"))));

  @AfterEach
  void end() {
    web.close();
  }

  @Test
  void theseRoutesAndNoOthersAreServed() {
    assertThat(web.server.routes().stream().map(RouteWalkTest::text))
        .containsExactly(
            "GET / open",
            "GET /health open",
            "GET /health/live open",
            "GET /health/ready open",
            "GET /api/celery/tasks operator service",
            "POST /api/celery/tasks/launch operator service",
            "GET /api/celery/tasks/{id} operator service",
            "GET /api/celery/tasks/{id}/status operator service",
            "GET /api/v1/schedules operator",
            "POST /api/v1/schedules operator",
            "POST /api/v1/schedules/preview operator",
            "GET /api/v1/schedules/{id} operator",
            "PATCH /api/v1/schedules/{id} operator",
            "DELETE /api/v1/schedules/{id} operator",
            "POST /api/v1/schedules/{id}/enable operator",
            "POST /api/v1/schedules/{id}/disable operator",
            "POST /api/v1/schedules/{id}/run operator",
            "GET /api/v1/schedules/{id}/changes operator",
            "GET /api/v1/schedule-changes operator",
            "GET /api/v1/queues operator",
            "GET /api/v1/queues/{name}/tasks operator",
            "POST /api/v1/queues/{name}/pause operator",
            "POST /api/v1/queues/{name}/resume operator",
            "POST /api/v1/queues/{name}/purge operator",
            "GET /api/v1/dead-letters operator",
            "GET /api/v1/dead-letters/groups operator",
            "GET /api/v1/dead-letters/{id} operator",
            "POST /api/v1/dead-letters/replay operator",
            "POST /api/v1/dead-letters/discard operator",
            "POST /api/v1/dead-letters/{id}/replay operator",
            "POST /api/v1/dead-letters/{id}/discard operator",
            "POST /api/v1/tasks operator",
            "DELETE /api/celery/tasks/{id} operator service",
            "POST /api/celery/tasks/{id}/cancel operator service",
            "POST /api/celery/tasks/{id}/retry operator",
            "GET /api/operators operator",
            "GET /api/nobody",
            "GET /openapi.json open",
            "GET /docs open",
            "GET /docs/docs.css open",
            "GET /docs/docs.js open");
  }

  @Test
  void everyRouteThatIsNotListedAsOpenAsksForAToken() {
    for (Route route : web.server.routes()) {
      boolean open = OPEN.contains(route.method() + " " + route.path());

      assertThat(walk(route, "").status() == 401).as(route.toString()).isNotEqualTo(open);
      for (String bad :
          List.of(
              "Bearer wrong",
              "Bearer",
              "Bearer ",
              "Basic b3A6b3A=",
              "operator-token",
              "Bearer operator-token x",
              "Bearer\toperator-token")) {
        Answer answer = walk(route, bad);
        assertThat(answer.status()).as(route + " with " + bad).isEqualTo(open ? 200 : 401);
        if (!open) {
          assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
          assertThat(answer.object()).containsEntry("status", 401);
        }
      }
    }
    assertThat(web.broker.published).isEmpty();
  }

  @Test
  void headIsAsClosedAsGet() {
    for (Route route : web.server.routes()) {
      if (route.method() == Method.GET) {
        Answer answer = web.send(web.request(path(route)).method("HEAD", BodyPublishers.noBody()));
        assertThat(answer.status())
            .as(route.toString())
            .isEqualTo(route.access() instanceof Access.Anybody ? 200 : 401);
      }
    }
  }

  @Test
  void aBadTokenIsToldApartFromNone() {
    assertThat(web.send(web.request("/api/operators")).header("WWW-Authenticate"))
        .isEqualTo("Bearer");
    assertThat(as("wrong").header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
  }

  @Test
  void anotherRoleIsForbiddenAndTheRightOneGetsIn() {
    assertThat(as(TestServer.SERVICE).status()).isEqualTo(403);
    assertThat(as(TestServer.SERVICE).object()).containsEntry("title", "Forbidden");
    assertThat(as(TestServer.OPERATOR).body()).isEqualTo("ana");
    assertThat(web.get("/api/nobody").status()).isEqualTo(403);
  }

  @Test
  void theSchemeOfTheTokenMayBeWrittenInAnyCase() {
    assertThat(
            web.send(
                    web.request("/api/operators")
                        .header("Authorization", "bEARER  " + TestServer.OPERATOR))
                .status())
        .isEqualTo(200);
  }

  @Test
  void tokensAndBodiesAreNeverLogged() {
    try (LogCapture log = new LogCapture()) {
      as(TestServer.SERVICE);
      as("wrong-secret-token");
      web.get("/api/celery/tasks?token=query-secret");
      web.launch("{\"task_type\":\"demo.echo\",\"params\":{\"value\":\"body-secret\"}}");
      web.launch("{\"task_type\": body-secret");

      assertThat(log.lines())
          .hasSizeGreaterThanOrEqualTo(6)
          .noneMatch(line -> line.contains("secret") || line.contains(TestServer.SERVICE));
      assertThat(log.lines()).anyMatch(line -> line.startsWith("Task launched"));
    }
  }

  private Answer as(String token) {
    return web.send(web.request("/api/operators").header("Authorization", "Bearer " + token));
  }

  private Answer walk(Route route, String authorization) {
    HttpRequest.Builder request =
        web.request(path(route)).method(route.method().name(), BodyPublishers.noBody());
    return web.send(
        authorization.isEmpty() ? request : request.header("Authorization", authorization));
  }

  private static String path(Route route) {
    return route.path().replaceAll("\\{[a-z]+}", "some-id");
  }

  private static String text(Route route) {
    String access =
        switch (route.access()) {
          case Access.Anybody anybody -> "open";
          case Access.Holders holders ->
              holders.roles().stream()
                  .map(role -> role.name().toLowerCase(Locale.ROOT))
                  .sorted()
                  .collect(Collectors.joining(" "));
        };
    return Stream.of(route.method().name(), route.path(), access)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
