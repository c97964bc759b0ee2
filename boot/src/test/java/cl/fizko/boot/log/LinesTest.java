package cl.fizko.boot.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two forms of a line. */
class LinesTest {

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("cl.fizko.http.AccessLog");

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void aLineForPeopleIsCelerysWithItsFieldsAtTheEnd() {
    MDC.put("trace_id", "4bf9");
    MDC.put("trace_flags", "01");
    MDC.put("span_id", "00f0");
    MDC.put("request_id", "r1");
    assertThat(new TextLine().doLayout(event("GET / 200", new KeyValuePair("ms", 3L))))
        .matches(
            "\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}: INFO/AccessLog\\] GET / 200"
                + " request_id=r1 trace_id=4bf9 ms=3\n");
  }

  @Test
  void aLineForPeopleWithoutFieldsEndsWithItsMessage() {
    assertThat(new TextLine().doLayout(event("Ready"))).endsWith("INFO/AccessLog] Ready\n");
  }

  @Test
  void aLineForMachinesIsOneObject() {
    MDC.put("request_id", "r1");
    MDC.put("tenant", "a");
    String line =
        new JsonLine()
            .doLayout(
                event(
                    "He said \"ñ\"\n\t\u0001\u2028\\",
                    new KeyValuePair("ms", 3L),
                    new KeyValuePair("request_id", "another")));
    assertThat(line).endsWith("}\n").hasLineCount(1);
    JsonNode read = new JsonMapper().readTree(line);
    assertThat(read.propertyNames())
        .containsExactly("time", "level", "logger", "message", "request_id", "tenant", "ms");
    assertThat(Instant.parse(read.path("time").asString())).isAfter(Instant.EPOCH);
    assertThat(read.path("level").asString()).isEqualTo("INFO");
    assertThat(read.path("logger").asString()).isEqualTo("cl.fizko.http.AccessLog");
    assertThat(read.path("message").asString()).isEqualTo("He said \"ñ\"\n\t\u0001\u2028\\");
    assertThat(read.path("request_id").asString()).isEqualTo("r1");
    assertThat(read.path("ms").asInt()).isEqualTo(3);
  }

  @Test
  void secretsAreMaskedInMessagesFieldsAndTraces() {
    IllegalStateException thrown =
        new IllegalStateException(
            "password=hunter2", new IllegalArgumentException("redis://:hunter2@h"));
    LoggingEvent event = event("token=hunter2", new KeyValuePair("url", "redis://:hunter2@h"));
    event.setThrowableProxy(new ch.qos.logback.classic.spi.ThrowableProxy(thrown));
    MDC.put("note", "secret=hunter2");
    for (String line : List.of(new TextLine().doLayout(event), new JsonLine().doLayout(event))) {
      assertThat(line).contains("LinesTest", "***").doesNotContain("hunter2");
    }
  }

  private static LoggingEvent event(String message, KeyValuePair... pairs) {
    LoggingEvent event = new LoggingEvent("", LOGGER, Level.INFO, message, null, null);
    event.setKeyValuePairs(List.of(pairs));
    return event;
  }
}
