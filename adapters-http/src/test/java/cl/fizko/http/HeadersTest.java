package cl.fizko.http;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.http.route.Access;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class HeadersTest {

  private static final String ORIGIN = "https://app.example.cl";

  private final TestServer web =
      new TestServer(
          () ->
              List.of(
                  new Route(
                      Method.GET,
                      "/mdc",
                      Access.OPEN,
                      ctx -> ctx.result(String.valueOf(MDC.get("request_id"))))));

  @AfterEach
  void end() {
    web.close();
  }

  @Test
  void theCallersRequestIdIsTakenEchoedAndInTheLogContext() {
    Answer answer = web.send(web.request("/mdc").header("X-Request-Id", "trace-1:a/b=@x"));

    assertThat(answer.header("X-Request-Id")).isEqualTo("trace-1:a/b=@x");
    assertThat(answer.body()).isEqualTo("trace-1:a/b=@x");
    assertThat(
            web.send(web.request("/nowhere").header("X-Request-Id", "t2")).header("X-Request-Id"))
        .isEqualTo("t2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "<script>", "\"", "ñ"})
  void anInsaneRequestIdIsReplaced(String given) {
    Answer answer = web.send(web.request("/mdc").header("X-Request-Id", given));

    assertThat(answer.body())
        .matches("[0-9a-f]{16}-[0-9a-f]+")
        .isNotEqualTo(given)
        .isEqualTo(answer.header("X-Request-Id"));
  }

  @Test
  void aRequestIdMayHave128Characters() {
    String longest = "x".repeat(128);

    assertThat(web.send(web.request("/mdc").header("X-Request-Id", longest)).body())
        .isEqualTo(longest);
    assertThat(web.send(web.request("/mdc").header("X-Request-Id", longest + "x")).body())
        .matches("[0-9a-f]{16}-[0-9a-f]+");
  }

  @Test
  void everyAnswerHasTheSafetyHeaders() {
    for (String path : List.of("/", "/health", "/api/celery/tasks", "/nowhere", "/api/nowhere")) {
      Answer answer = web.get(path);
      assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
      assertThat(answer.header("Cache-Control")).as(path).isEqualTo("no-store");
      assertThat(answer.header("X-Frame-Options")).as(path).isEqualTo("DENY");
      assertThat(answer.header("Content-Security-Policy"))
          .as(path)
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
      assertThat(answer.header("Strict-Transport-Security")).as(path).isEmpty();
      assertThat(answer.header("Server")).as(path).isEmpty();
    }
  }

  @Test
  void behindTlsBrowsersAreToldToStayWithIt() {
    assertThat(
            web.send(web.request("/health").header("X-Forwarded-Proto", "https"))
                .header("Strict-Transport-Security"))
        .isEqualTo("max-age=31536000");
  }

  @Test
  void aListedOriginMayCall() {
    Answer preflight =
        web.send(
            web.request("/api/celery/tasks/launch")
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .contains("Authorization", "Idempotency-Key", "Last-Event-ID");
    assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
    Answer call = web.send(web.request("/health").header("Origin", ORIGIN));
    assertThat(call.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(call.header("Vary")).contains("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://app.example.cl.evil.example",
        "http://app.example.cl",
        "null"
      })
  void noOtherOriginMayCall(String origin) {
    Answer call = web.send(web.request("/health").header("Origin", origin));
    Answer preflight =
        web.send(
            web.request("/health")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(call.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight.status()).isEqualTo(405);
  }

  @Test
  void whoeverTakesGzipGetsItAndProxiesAreTold() throws IOException {
    HttpRequest.Builder request = web.request("/openapi.json");
    int plain = web.send(request.copy()).body().length();
    HttpResponse<byte[]> packed = bytes(request.copy().header("Accept-Encoding", "gzip"));

    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().allValues("Vary").toString()).contains("Accept-Encoding", "Origin");
    assertThat(packed.body().length).isLessThan(plain / 4);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(in.readAllBytes()).hasSize(plain);
    }
    assertThat(bytes(request.copy().header("Accept-Encoding", "gzip;q=0")).headers().map())
        .doesNotContainKey("content-encoding");
  }

  private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
