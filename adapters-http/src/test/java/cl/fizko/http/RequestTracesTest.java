package cl.fizko.http;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.trace.TraceContext;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** In which trace a request is handled. */
class RequestTracesTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String PARENT = "00-" + TRACE + "-" + SPAN + "-00";

  private final TestServer web =
      new TestServer(
          () ->
              List.of(new Route(Method.GET, "/trace", Access.OPEN, ctx -> ctx.result(current()))));

  private static String current() {
    return TraceContext.ofFields(MDC::get)
        .map(trace -> trace.parent() + " " + trace.state())
        .orElse("none");
  }

  @AfterEach
  void end() {
    web.close();
  }

  @Test
  void theCallersTraceGoesOnAsASpanOfOurOwn() {
    String seen =
        web.send(
                web.request("/trace")
                    .header("traceparent", PARENT)
                    .header("tracestate", "rojo=1")
                    .header("tracestate", "congo=2"))
            .body();
    assertThat(seen)
        .startsWith("00-" + TRACE + "-")
        .doesNotContain(SPAN)
        .endsWith("-00 rojo=1,congo=2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "00-" + TRACE + "-0000000000000000-01"})
  void aMalformedOneIsReplacedByANewOne(String given) {
    String seen =
        web.send(web.request("/trace").header("traceparent", given).header("tracestate", "a=1"))
            .body();
    assertThat(seen).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01 ").doesNotContain(TRACE);
  }

  @Test
  void twoParentsAreNone() {
    String seen =
        web.send(web.request("/trace").header("traceparent", PARENT).header("traceparent", PARENT))
            .body();
    assertThat(seen).endsWith("-01 ").doesNotContain(TRACE);
  }

  @Test
  void eachRequestWithoutOneBeginsItsOwn() {
    assertThat(web.get("/trace").body()).isNotEqualTo(web.get("/trace").body());
  }

  @Test
  void theAnswerTellsNobodyOfTheTrace() {
    Answer answer = web.send(web.request("/trace").header("traceparent", PARENT));
    assertThat(answer.header("traceparent")).isEmpty();
    assertThat(answer.header("tracestate")).isEmpty();
  }

  @Test
  void theAccessLogNamesIt() {
    try (LogCapture log = new LogCapture()) {
      web.send(web.request("/trace").header("traceparent", PARENT));
      web.send(web.request("/nowhere").header("traceparent", PARENT));
      web.server.close();
      assertThat(log.lines())
          .anyMatch(line -> line.contains("/trace 200") && line.contains(TRACE))
          .anyMatch(line -> line.contains("/nowhere 404") && line.contains(TRACE));
    }
  }
}
