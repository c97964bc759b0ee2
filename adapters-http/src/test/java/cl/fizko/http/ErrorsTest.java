package cl.fizko.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {

  private static final int TWO_MB = 2_000_000;

  private final TestServer web =
      new TestServer(
          () ->
              List.of(
                  new Route(
                      Method.GET,
                      "/broken",
                      Access.OPEN,
                      ctx -> {
                        throw new IllegalStateException("inner s3cret");
                      }),
                  new Route(
                      Method.GET,
                      "/fatal",
                      Access.OPEN,
                      ctx -> {
                        throw new StackOverflowError("inner s3cret");
                      })));

  @AfterEach
  void end() {
    web.close();
  }

  @Test
  void aPathWithNothingAtItIs404() {
    for (String path : List.of("/api/nothing", "/nothing", "/api/celery", "/health/x", "//")) {
      assertProblem(web.get(path), 404, "Not Found");
    }
    assertThat(web.get("/api/nothing?x=1").object())
        .containsEntry("instance", "/api/nothing")
        .containsEntry("type", "about:blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "PUT", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"})
  void anotherMethodIs405WithThoseThatAreAllowed(String method) {
    Answer answer =
        web.send(
            web.request("/api/celery/tasks/some-id/status")
                .method(method, BodyPublishers.noBody()));

    assertProblem(answer, 405, "Method Not Allowed");
    assertThat(answer.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "HEAD");
  }

  @Test
  void aMethodIsFoundEvenWhenTheCallerLikesHtml() {
    Answer answer =
        web.send(
            web.request("/api/celery/tasks/launch")
                .header("Accept", "text/html")
                .PUT(BodyPublishers.noBody()));

    assertThat(answer.header("Allow").split(", ")).contains("POST");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void aBodyThatIsTooLargeIs413WhetherItSaysItsLengthOrNot() {
    byte[] large = "x".repeat(TWO_MB).getBytes(StandardCharsets.UTF_8);

    assertProblem(
        post(BodyPublishers.ofByteArray(large), "application/json"), 413, "Content Too Large");
    assertProblem(
        post(
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
            "application/json"),
        413,
        "Content Too Large");
    assertThat(web.get("/health").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=iso-8859-1",
        "application/jsonp",
        ","
      })
  void aBodyThatSaysItIsNoJsonIs415(String type) {
    Answer answer = post(BodyPublishers.ofString("{}"), type);

    assertProblem(answer, 415, "Unsupported Media Type");
    assertThat(answer.header("Accept")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON;charset=\"UTF-8\"",
        "application/vnd.fizko+json"
      })
  void jsonMayBeNamedInItsManyWays(String type) {
    assertThat(post(BodyPublishers.ofString("{}"), type).status()).isEqualTo(422);
  }

  @Test
  void aRequestWithoutATypeCountsAsJson() {
    HttpRequest.Builder request =
        web.request("/api/celery/tasks/launch")
            .header("Authorization", "Bearer " + TestServer.SERVICE)
            .POST(BodyPublishers.ofString("{}"));

    assertThat(web.send(request).status()).isEqualTo(422);
  }

  @Test
  void malformedJsonIs400AndSaysWhere() {
    Answer answer = web.launch("{\"task_type\":\n  \"x\",,}");

    assertProblem(answer, 400, "The body is not valid JSON");
    assertThat(String.valueOf(answer.object().get("detail"))).contains("line 2, column");
    assertThat(answer.object()).containsEntry("type", "urn:fizko:problem:malformed-json");
    assertThat(web.launch("").status()).isEqualTo(400);
  }

  @Test
  void anAccidentIs500WithoutInnerDetailsAndIsLoggedUnderTheRequestId() {
    try (LogCapture log = new LogCapture()) {
      for (String path : List.of("/broken", "/fatal")) {
        Answer answer = web.send(web.request(path).header("X-Request-Id", "id-of-" + path));

        assertProblem(answer, 500, "Server Error");
        assertThat(answer.object()).containsEntry("request_id", "id-of-" + path);
        assertThat(answer.body()).doesNotContain("s3cret", "Exception", "java");
      }
      assertThat(log.events())
          .filteredOn(event -> event.getLevel() == Level.ERROR)
          .hasSize(2)
          .allSatisfy(
              event -> assertThat(event.getThrowableProxy().getMessage()).contains("s3cret"));
      assertThat(log.lines())
          .anyMatch(line -> line.startsWith("Request failed") && line.contains("id-of-/broken"))
          .anyMatch(line -> line.startsWith("Request ended") && line.contains("id-of-/fatal"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /api/celery/tasks/launch HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"
      })
  void whatIsNoHttpIsAnsweredInTheSameShape(String bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[1_000];
      int length = socket.getInputStream().read(answer);

      assertThat(new String(answer, 0, length, StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json")
          .contains("\"status\":400")
          .contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'")
          .contains("Cache-Control: no-store", "X-Frame-Options: DENY")
          .doesNotContain("jetty", "Jetty", "Exception");
    }
  }

  @Test
  void headersThatAreTooLargeAreRefusedInTheSameShape() {
    Answer answer = web.send(web.request("/health").header("X-Large", "x".repeat(10_000)));

    assertThat(answer.status()).isEqualTo(431);
    assertThat(answer.object()).containsEntry("status", 431);
  }

  private Answer post(BodyPublisher body, String type) {
    return web.send(
        web.request("/api/celery/tasks/launch")
            .header("Authorization", "Bearer " + TestServer.SERVICE)
            .header("Content-Type", type)
            .POST(body));
  }

  private static void assertProblem(Answer answer, int status, String title) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.object())
        .containsEntry("status", status)
        .containsEntry("title", title)
        .containsKeys("type", "detail");
  }
}
