package cl.fizko.boot.role;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.access.Role;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Walks all routes that the web role serves as everybody who might call. What each route lets in is
 * written down in {@code routes.txt}: a route that is not there, or lets in others, fails.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebRoutesWalkTest {

  private static final String COMPANY = "{company}";
  private static final String OWNERS_ONLY = "/members";

  /** Somebody with a token; without a role he is nobody. */
  private record Caller(String token, Optional<Role> role) {}

  private final Map<String, Caller> callers = new LinkedHashMap<>();
  private final RunningWeb web = new RunningWeb("FIZKO_RATE_LIMIT_FAILURES", "0");

  @BeforeAll
  void gather() {
    String issued =
        web.send("POST", "/api/v1/service-tokens", RunningWeb.OPERATOR, "{\"name\":\"edge\"}")
            .json()
            .path("token")
            .asString();
    String revoked =
        web.send("POST", "/api/v1/service-tokens", RunningWeb.OPERATOR, "{\"name\":\"gone\"}")
            .json()
            .path("token")
            .asString();
    String id =
        web.send("GET", "/api/v1/service-tokens?limit=1", RunningWeb.OPERATOR, "")
            .json()
            .path("items")
            .path(0)
            .path("id")
            .asString();
    web.send("DELETE", "/api/v1/service-tokens/" + id, RunningWeb.OPERATOR, "");
    nobody("no token", "");
    nobody("garbage", "garbage");
    nobody("expired", web.tokens.user(RunningWeb.OWNER, Map.of("exp", Tokens.now() - 31)));
    nobody("anonymous", web.tokens.user(RunningWeb.OWNER, Map.of("is_anonymous", true)));
    nobody("anon key", web.tokens.key("anon"));
    nobody(
        "another project", web.tokens.user(RunningWeb.OWNER, Map.of("iss", "https://x/auth/v1")));
    nobody("unsigned", unsigned());
    nobody("revoked token", revoked);
    somebody("owner", web.user(RunningWeb.OWNER), Role.MEMBER);
    somebody("member", web.user(RunningWeb.MEMBER), Role.MEMBER);
    somebody("accountant", web.user(RunningWeb.ACCOUNTANT), Role.MEMBER);
    somebody("foreigner", web.user(RunningWeb.FOREIGNER), Role.MEMBER);
    somebody("monitor", RunningWeb.MONITOR, Role.MONITOR);
    somebody("service", RunningWeb.SERVICE, Role.SERVICE);
    somebody("issued token", issued, Role.SERVICE);
    somebody("service key", web.tokens.key("service_role"), Role.OPERATOR);
    somebody(
        "operator by claim",
        web.tokens.user(
            RunningWeb.MEMBER, Map.of("app_metadata", Map.of("fizko_role", "operator"))),
        Role.OPERATOR);
    somebody("operator", RunningWeb.OPERATOR, Role.OPERATOR);
  }

  @AfterAll
  void end() {
    web.close();
  }

  private void nobody(String name, String token) {
    callers.put(name, new Caller(token, Optional.empty()));
  }

  private void somebody(String name, String token, Role role) {
    callers.put(name, new Caller(token, Optional.of(role)));
  }

  private String unsigned() {
    String token = web.user(RunningWeb.OWNER);
    return Tokens.base64("{\"alg\":\"none\"}") + token.substring(token.indexOf('.'));
  }

  @Test
  void everyRouteIsWrittenDownWithWhomItLetsIn() throws IOException {
    List<String> served = web.routes().stream().map(WebRoutesWalkTest::line).sorted().toList();

    assertThat(served)
        .as("what boot/src/test/resources/routes.txt has to say:\n" + String.join("\n", served))
        .isEqualTo(writtenDown());
  }

  private static List<String> writtenDown() throws IOException {
    try (InputStream in = WebRoutesWalkTest.class.getResourceAsStream("/routes.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().sorted().toList();
    }
  }

  private static String line(Route route) {
    String access =
        switch (route.access()) {
          case Access.Anybody anybody -> anybody.counted() ? "open" : "probe";
          case Access.Holders holders ->
              holders.roles().stream()
                  .map(role -> role.name().toLowerCase(Locale.ROOT))
                  .sorted()
                  .collect(Collectors.joining(" "));
        };
    return route.method() + " " + route.path() + " " + access;
  }

  @Test
  void everyRouteLetsInWhomItSaysAndNobodyElse() {
    for (Route route : web.routes()) {
      callers.forEach(
          (name, caller) -> {
            int status = ask(route, caller.token());
            String what = name + " at " + route.method() + " " + route.path() + ": " + status;
            assertThat(status).as(what).isNotEqualTo(429);
            expected(route, name, caller)
                .ifPresentOrElse(
                    one -> assertThat(status).as(what).isEqualTo(one),
                    () -> assertThat(status).as(what).isNotIn(401, 403, 500));
          });
    }
  }

  /** The one answer that a caller must get; empty if any will do that is no refusal. */
  private static Optional<Integer> expected(Route route, String name, Caller caller) {
    return switch (route.access()) {
      case Access.Anybody anybody -> Optional.empty();
      case Access.Holders holders -> {
        if (caller.role().isEmpty()) {
          yield Optional.of(401);
        }
        if (!holders.roles().contains(caller.role().get())) {
          yield Optional.of(403);
        }
        yield inCompany(route, name);
      }
    };
  }

  private static Optional<Integer> inCompany(Route route, String name) {
    boolean ofCompany = route.path().contains(COMPANY);
    if (ofCompany && name.equals("foreigner")) {
      return Optional.of(404);
    }
    boolean forOwners = ofCompany && route.path().contains(OWNERS_ONLY);
    return forOwners && Set.of("member", "accountant").contains(name)
        ? Optional.of(403)
        : Optional.empty();
  }

  private int ask(Route route, String token) {
    String path = route.path().replace(COMPANY, web.bakery).replaceAll("[{<][a-z_]+[}>]", "walk");
    boolean hasBody = Set.of("POST", "PUT", "PATCH").contains(route.method().name());
    return web.send(route.method().name(), path, token, hasBody ? "{}" : "").status();
  }
}
