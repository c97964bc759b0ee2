package cl.fizko.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.AuditEntry;
import cl.fizko.core.access.AuditFilter;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.port.AuditLog;
import cl.fizko.core.access.port.InMemoryAuditLog;
import cl.fizko.http.LogCapture;
import cl.fizko.http.TestServer;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String OPERATOR = "Bearer " + TestServer.OPERATOR;
  private static final String SERVICE = "Bearer " + TestServer.SERVICE;

  private static GuardedServer server(Optional<AuditLog> log) {
    Access operators = Access.of(Role.OPERATOR);
    return new GuardedServer(
        new Guards(
            TestServer.verifier(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new AuditTrail(log, () -> NOW))),
        () ->
            List.of(
                new Route(Method.GET, "/things/{id}", operators, ctx -> ctx.result("in")),
                new Route(Method.DELETE, "/things/{id}", operators, ctx -> ctx.status(204)),
                new Route(
                    Method.POST,
                    "/things",
                    operators,
                    ctx -> {
                      throw new ProblemException(Problem.of(409, "there"));
                    }),
                new Route(
                    Method.PUT,
                    "/things",
                    operators,
                    ctx -> {
                      throw new IllegalStateException("broken");
                    }),
                new Route(Method.POST, "/open", Access.OPEN, ctx -> ctx.result("in"))));
  }

  @Test
  void whatWasToChangeSomethingIsNotedWithHowItEnded() {
    InMemoryAuditLog log = new InMemoryAuditLog();
    try (GuardedServer web = server(Optional.of(log))) {
      web.send("DELETE", "/things/7", "", "Authorization", OPERATOR, "X-Request-Id", "r-1");
      web.send("POST", "/things", "{}", "Authorization", OPERATOR, "X-Request-Id", "r-2");
      web.send("POST", "/things", "{}", "Authorization", SERVICE, "X-Request-Id", "r-3");
      web.send("PUT", "/things", "{}", "Authorization", OPERATOR, "X-Request-Id", "r-4");
      web.send("GET", "/things/7", "", "Authorization", OPERATOR);
      web.send("POST", "/things", "{}", "Authorization", "Bearer wrong");
      web.send("POST", "/open", "{}");
    }

    assertThat(log.newest(AuditFilter.ALL, OptionalLong.empty(), 10).reversed())
        .containsExactly(
            new AuditEntry(1, NOW, "ana", "DELETE /things/{id}", "/things/7", 204, "r-1"),
            new AuditEntry(2, NOW, "ana", "POST /things", "/things", 409, "r-2"),
            new AuditEntry(3, NOW, "service-1", "POST /things", "/things", 403, "r-3"),
            new AuditEntry(4, NOW, "ana", "PUT /things", "/things", 500, "r-4"));
  }

  @Test
  void whereItCannotBeKeptItIsLoggedAndTheAnswerStays() {
    AuditLog away =
        new AuditLog() {
          @Override
          public void record(AuditEntry entry) {
            throw new AccessUnavailableException("away", new IOException("away"));
          }

          @Override
          public List<AuditEntry> newest(AuditFilter filter, OptionalLong before, int most) {
            return List.of();
          }
        };
    for (Optional<AuditLog> kept : List.of(Optional.of(away), Optional.<AuditLog>empty())) {
      try (LogCapture log = new LogCapture();
          GuardedServer web = server(kept)) {
        assertThat(web.send("DELETE", "/things/7", "", "Authorization", OPERATOR).status())
            .isEqualTo(204);
        assertThat(log.lines()).anyMatch(line -> line.contains("DELETE /things/{id} by ana: 204"));
      }
    }
  }
}
