package cl.fizko.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.port.InMemoryRateLimiter;
import cl.fizko.core.access.port.RateLimiter;
import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.http.Answer;
import cl.fizko.http.TestServer;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private static final String OPERATOR = "Bearer " + TestServer.OPERATOR;
  private static final String SERVICE = "Bearer " + TestServer.SERVICE;

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final AtomicInteger asked = new AtomicInteger();
  private final RateLimiter inner = new InMemoryRateLimiter(clock);
  private final RateLimiter counting =
      allowances -> {
        asked.incrementAndGet();
        return inner.take(allowances);
      };
  private final RateLimiter away =
      allowances -> {
        asked.incrementAndGet();
        throw new AccessUnavailableException("away", new IOException("away"));
      };
  private final Feature routes =
      () ->
          List.of(
              route("/open", Access.OPEN),
              route("/probe", Access.PROBE),
              route("/closed", Access.of(Role.OPERATOR, Role.SERVICE)));

  private static Route route(String path, Access access) {
    return new Route(Method.GET, path, access, ctx -> ctx.result("in"));
  }

  private GuardedServer server(int principal, int address, int failures, RateLimiter shared) {
    return server(new ThrottleSettings(principal, address, failures, TrustedProxies.NONE), shared);
  }

  private GuardedServer server(ThrottleSettings settings, RateLimiter shared) {
    return new GuardedServer(
        new Guards(
            TestServer.verifier(),
            Optional.empty(),
            Optional.of(new Throttle(settings, Optional.of(shared), clock)),
            Optional.empty()),
        routes);
  }

  private static int status(GuardedServer web, String path, String... headers) {
    return web.send("GET", path, "", headers).status();
  }

  @Test
  void aPrincipalThatAsksTooOftenIsToldWhenToTryAgain() {
    try (GuardedServer web = server(2, 0, 0, counting)) {
      assertThat(status(web, "/closed", "Authorization", SERVICE)).isEqualTo(200);
      assertThat(status(web, "/closed", "Authorization", SERVICE)).isEqualTo(200);
      Answer refused = web.send("GET", "/closed", "", "Authorization", SERVICE);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isEqualTo("30");
      assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
      assertThat(refused.object()).containsEntry("status", 429);
      assertThat(status(web, "/closed", "Authorization", OPERATOR)).isEqualTo(200);
      clock.step(Duration.ofSeconds(30));
      assertThat(status(web, "/closed", "Authorization", SERVICE)).isEqualTo(200);
      assertThat(status(web, "/open")).isEqualTo(200);
    }
  }

  @Test
  void anAddressThatAsksTooOftenIsRefusedWhoeverAsks() {
    try (GuardedServer web = server(0, 2, 0, counting)) {
      assertThat(status(web, "/open")).isEqualTo(200);
      assertThat(status(web, "/closed", "Authorization", OPERATOR)).isEqualTo(200);
      assertThat(status(web, "/open")).isEqualTo(429);
      assertThat(status(web, "/closed", "Authorization", SERVICE)).isEqualTo(429);
    }
  }

  @Test
  void eachRequestIsOneQuestionAndThoseOfProbesNone() {
    try (GuardedServer web = server(100, 100, 100, counting)) {
      status(web, "/closed", "Authorization", OPERATOR);
      assertThat(asked).hasValue(1);
      status(web, "/open");
      assertThat(asked).hasValue(2);
      status(web, "/probe");
      status(web, "/closed");
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  void withoutLimitsNobodyIsAsked() {
    try (GuardedServer web = server(ThrottleSettings.OFF, away)) {
      assertThat(status(web, "/open")).isEqualTo(200);
      assertThat(status(web, "/closed", "Authorization", SERVICE)).isEqualTo(200);
      assertThat(status(web, "/closed", "Authorization", "Bearer wrong")).isEqualTo(401);
      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void anAddressWithTooManyWrongTokensHasToWaitEvenWithARightOne() {
    try (GuardedServer web = server(0, 0, 2, counting)) {
      for (int i = 0; i < 3; i++) {
        assertThat(status(web, "/closed", "Authorization", "Bearer wrong-" + i)).isEqualTo(401);
      }
      assertThat(status(web, "/closed", "Authorization", "Bearer wrong")).isEqualTo(429);
      Answer refused = web.send("GET", "/closed", "", "Authorization", OPERATOR);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isEqualTo("30");
      assertThat(asked).as("once it is refused nobody is asked").hasValue(3);
      assertThat(status(web, "/probe")).isEqualTo(200);
      clock.step(Duration.ofSeconds(30));
      assertThat(status(web, "/closed", "Authorization", OPERATOR)).isEqualTo(200);
    }
  }

  @Test
  void noTokenAtAllIsNoWrongToken() {
    try (GuardedServer web = server(0, 0, 1, counting)) {
      for (int i = 0; i < 5; i++) {
        assertThat(status(web, "/closed")).isEqualTo(401);
      }
    }
  }

  @Test
  void whileTheSharedLimiterIsAwayOperatorsGetInAndOthersAreCountedHere() {
    try (GuardedServer web = server(1, 0, 0, away)) {
      for (int i = 0; i < 5; i++) {
        assertThat(status(web, "/closed", "Authorization", OPERATOR)).isEqualTo(200);
      }
      assertThat(status(web, "/closed", "Authorization", SERVICE)).isEqualTo(200);
      assertThat(status(web, "/closed", "Authorization", SERVICE)).isEqualTo(429);
      assertThat(asked).as("it is left alone for a while").hasValue(1);
    }
  }

  @Test
  void addressesAreThoseThatTrustedProxiesTell() {
    ThrottleSettings behind =
        new ThrottleSettings(0, 1, 0, TrustedProxies.parse("127.0.0.0/8,::1"));
    try (GuardedServer web = server(behind, counting)) {
      assertThat(status(web, "/open", "X-Forwarded-For", "198.51.100.1")).isEqualTo(200);
      assertThat(status(web, "/open", "X-Forwarded-For", "198.51.100.2")).isEqualTo(200);
      assertThat(status(web, "/open", "X-Forwarded-For", "9.9.9.9, 198.51.100.1")).isEqualTo(429);
      assertThat(status(web, "/open", "X-Forwarded-For", "2001:db8::1")).isEqualTo(200);
      assertThat(status(web, "/open", "X-Forwarded-For", "2001:db8::2"))
          .as("the same network")
          .isEqualTo(429);
    }
    try (GuardedServer web = server(0, 1, 0, new InMemoryRateLimiter(clock))) {
      assertThat(status(web, "/open", "X-Forwarded-For", "198.51.100.1")).isEqualTo(200);
      assertThat(status(web, "/open", "X-Forwarded-For", "198.51.100.2")).isEqualTo(429);
    }
  }
}
