package cl.fizko.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.http.Answer;
import cl.fizko.http.TestServer;
import cl.fizko.http.json.Json;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionApiTest {

  private static final String PATH = "/api/v1/session";
  private static final String SECRET = "made-up-secret-of-sessions-0123456789";

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final Sessions sessions = new Sessions(new SessionSecret(SECRET), clock);
  private final GuardedServer web = server(sessions, true);

  @AfterEach
  void end() {
    web.close();
  }

  private static GuardedServer server(Sessions sessions, boolean secure) {
    return new GuardedServer(
        new Guards(TestServer.verifier(), Optional.of(sessions)),
        new SessionFeature(TestServer.verifier(), sessions, new SessionCookie(secure), new Json()),
        () ->
            List.of(
                route(Method.GET, Access.of(Role.OPERATOR)),
                route(Method.POST, Access.of(Role.OPERATOR))));
  }

  private static Route route(Method method, Access access) {
    return new Route(
        method,
        "/things",
        access,
        ctx -> ctx.result(Gate.principal(ctx).map(Principal::name).orElse("nobody")));
  }

  private Answer logIn(String token) {
    return web.send("POST", PATH, "{\"token\":\"" + token + "\"}");
  }

  private String cookie() {
    return logIn(TestServer.OPERATOR).header("Set-Cookie").replaceAll(";.*", "");
  }

  @Test
  void anOperatorLogsInAndTheCookieCountsAsTheToken() {
    Answer answer = logIn(TestServer.OPERATOR);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie"))
        .matches(
            "fizko_session=[\\w.-]+; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure");
    assertThat(web.send("GET", "/things", "", "Cookie", cookie()).body()).isEqualTo("ana");
    assertThat(web.send("GET", PATH, "", "Cookie", cookie()).object())
        .containsEntry("name", "ana")
        .containsEntry("role", "operator")
        .containsEntry("expires_at", "2026-11-25T00:00:00Z");
  }

  @Test
  void othersDoNotLogIn() {
    assertThat(logIn("wrong").status()).isEqualTo(401);
    assertThat(logIn(TestServer.SERVICE).status()).isEqualTo(403);
    assertThat(web.send("POST", PATH, "{}").wrongFields()).containsExactly("token");
    assertThat(web.send("POST", PATH, "{\"token\":7}").status()).isEqualTo(422);
    assertThat(web.send("POST", PATH, "token").status()).isEqualTo(400);
    assertThat(web.send("POST", PATH, "token=x", "Content-Type", "text/plain").status())
        .isEqualTo(415);
  }

  @Test
  void whatChangesSomethingNeedsTheHeaderThatNoOtherSiteCanSend() {
    String cookie = cookie();

    assertThat(web.send("POST", "/things", "", "Cookie", cookie).status()).isEqualTo(403);
    assertThat(web.send("POST", "/things", "", "Cookie", cookie, "X-Fizko-Csrf", "0").status())
        .isEqualTo(403);
    assertThat(web.send("POST", "/things", "", "Cookie", cookie, "X-Fizko-Csrf", "1").status())
        .isEqualTo(200);
    for (String site : List.of("cross-site", "same-site", "none", "")) {
      assertThat(
              web.send(
                      "POST",
                      "/things",
                      "",
                      "Cookie",
                      cookie,
                      "X-Fizko-Csrf",
                      "1",
                      "Sec-Fetch-Site",
                      site)
                  .status())
          .as(site)
          .isEqualTo(403);
    }
    assertThat(
            web.send(
                    "POST",
                    "/things",
                    "",
                    "Cookie",
                    cookie,
                    "X-Fizko-Csrf",
                    "1",
                    "Sec-Fetch-Site",
                    "same-origin")
                .status())
        .isEqualTo(200);
  }

  @Test
  void aTokenNeedsNoSuchHeaderAndGoesBeforeTheCookie() {
    String bearer = "Bearer " + TestServer.OPERATOR;

    assertThat(web.send("POST", "/things", "", "Authorization", bearer).status()).isEqualTo(200);
    assertThat(
            web.send("GET", "/things", "", "Cookie", cookie(), "Authorization", "Bearer wrong")
                .status())
        .isEqualTo(401);
    assertThat(web.send("GET", PATH, "", "Authorization", bearer).object())
        .containsOnlyKeys("name", "role");
  }

  @Test
  void aSessionThatIsEndedIsOver() {
    String cookie = cookie();

    assertThat(web.send("DELETE", PATH, "", "Cookie", cookie).status()).isEqualTo(403);
    Answer ended = web.send("DELETE", PATH, "", "Cookie", cookie, "X-Fizko-Csrf", "1");

    assertThat(ended.status()).isEqualTo(204);
    assertThat(ended.header("Set-Cookie")).startsWith("fizko_session=; Path=/; Max-Age=0;");
    assertThat(web.send("GET", "/things", "", "Cookie", cookie).status()).isEqualTo(401);
    assertThat(web.send("GET", "/things", "", "Cookie", cookie()).status()).isEqualTo(200);
  }

  @Test
  void aSessionEndsAfterTwelveHours() {
    String cookie = cookie();
    clock.step(Duration.ofHours(12).minusSeconds(1));
    assertThat(web.send("GET", "/things", "", "Cookie", cookie).status()).isEqualTo(200);
    clock.step(Duration.ofSeconds(1));
    assertThat(web.send("GET", "/things", "", "Cookie", cookie).status()).isEqualTo(401);
  }

  @Test
  void anotherReplicaWithTheSecretKnowsItAndOneWithAnotherDoesNot() {
    String cookie = cookie();
    String other = SECRET.replace('0', '1');
    try (GuardedServer same = server(new Sessions(new SessionSecret(SECRET), clock), true);
        GuardedServer different = server(new Sessions(new SessionSecret(other), clock), true)) {
      assertThat(same.send("GET", "/things", "", "Cookie", cookie).status()).isEqualTo(200);
      assertThat(different.send("GET", "/things", "", "Cookie", cookie).status()).isEqualTo(401);
    }
  }

  @Test
  void noBentCookieIsGood() {
    String value = cookie().substring("fizko_session=".length());
    String content = value.substring(0, value.indexOf('.'));
    String signature = value.substring(value.indexOf('.') + 1);
    String later =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("99999999999|00|ana".getBytes(StandardCharsets.UTF_8));
    for (String bent :
        List.of(
            "",
            ".",
            content,
            content + ".",
            "." + signature,
            later + "." + signature,
            content + "." + signature.substring(1),
            content + "." + signature.replaceFirst("^.", signature.startsWith("A") ? "B" : "A"),
            content + "." + signature + "." + signature,
            "%25",
            "x".repeat(5_000) + "." + signature)) {
      assertThat(web.send("GET", "/things", "", "Cookie", "fizko_session=" + bent).status())
          .as(bent)
          .isEqualTo(401);
    }
  }

  @Test
  void withoutSessionsACookieIsNothing() {
    try (GuardedServer plain =
        new GuardedServer(
            Guards.of(TestServer.verifier()),
            () -> List.of(route(Method.GET, Access.of(Role.OPERATOR))))) {
      assertThat(plain.send("GET", "/things", "", "Cookie", cookie()).status()).isEqualTo(401);
      assertThat(plain.send("POST", PATH, "{}").status()).isEqualTo(404);
    }
  }

  @Test
  void forDevelopmentTheCookieMayTravelOverPlainHttp() {
    try (GuardedServer plain = server(sessions, false)) {
      assertThat(
              plain
                  .send("POST", PATH, "{\"token\":\"" + TestServer.OPERATOR + "\"}")
                  .header("Set-Cookie"))
          .endsWith("SameSite=Strict");
    }
  }

  @Test
  void theSecretIsLongEnoughAndShowsNobody() {
    assertThat(new SessionSecret(SECRET)).hasToString("***");
    assertThatThrownBy(() -> new SessionSecret("too-short-a-secret"))
        .hasMessageContaining("32")
        .hasMessageNotContaining("too-short");
  }
}
