package cl.fizko.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.task.Nothing;
import cl.fizko.http.Answer;
import cl.fizko.http.TestServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private final Json json = new Json();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{} {}",
        "{}x",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{'a':1}",
        "{a:1}",
        "[1,]",
        "[01]",
        "[1e99999999999999999999]",
        "// c\n{}",
        "[\"\\ud800\"]",
        "{\"\\udc00\":1}",
        "[\"\\x\"]",
        "[\"a\nb\"]",
        "\ufeff{}",
        "",
        " \n"
      })
  void whatIsNoStrictJsonIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void nestingIsReadUpToAHundredLevels() {
    assertThat(read("[".repeat(100) + "]".repeat(100))).isInstanceOf(List.class);
    assertThatThrownBy(() -> read("\n" + "[".repeat(101) + "]".repeat(101)))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("line 2, column");
    assertThatThrownBy(() -> read("{\"a\":".repeat(200_000)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void numbersAreReadAndWrittenWithAllTheirDigits() {
    String digits = "9".repeat(1_000);

    assertThat(read(digits)).isEqualTo(new BigInteger(digits));
    assertThatThrownBy(() -> read(digits + "9")).isInstanceOf(MalformedJsonException.class);
    assertThat(read("0.1000000000000000055")).isEqualTo(new BigDecimal("0.1000000000000000055"));
    assertThat(read("1e1000000000")).isEqualTo(new BigDecimal("1e1000000000"));
    for (String same : List.of(digits, "0.10", "-1E-9", "1E+1000000000", "2147483648", "-7")) {
      assertThat(json.write(read(same))).isEqualTo(same);
    }
  }

  @Test
  void bytesThatAreNoUtf8AreRefusedWithTheirPlace() {
    byte[] latin1 = "{\"a\":\"ñ\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> json.read(latin1)).hasMessageContaining("no UTF-8 at byte 6");
    assertThatThrownBy(() -> json.read(new byte[] {'"', (byte) 0xc3}))
        .isInstanceOf(MalformedJsonException.class);
    assertThatThrownBy(() -> json.read("{}".getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void nothingIsNullAndNamesOfRecordsAreSnakeCase() {
    record Sample(String taskId, Object innerMap) {}

    assertThat(json.write(new Sample("x", Map.of("keepMe", Nothing.NOTHING))))
        .isEqualTo("{\"task_id\":\"x\",\"inner_map\":{\"keepMe\":null}}");
  }

  @Test
  void overHttpAllOfThisIs400() {
    try (TestServer web = new TestServer()) {
      for (byte[] body :
          List.of(
              new byte[] {(byte) 0xff, (byte) 0xfe, 0},
              "[".repeat(900_000).getBytes(StandardCharsets.UTF_8),
              "9".repeat(900_000).getBytes(StandardCharsets.UTF_8),
              "{\"task_type\":1,\"task_type\":2}".getBytes(StandardCharsets.UTF_8))) {
        Answer answer =
            web.send(
                web.request("/api/celery/tasks/launch")
                    .header("Authorization", "Bearer " + TestServer.SERVICE)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).hasSizeLessThan(1_000);
      }
    }
  }

  private Object read(String text) {
    return Objects.requireNonNull(json.read(text.getBytes(StandardCharsets.UTF_8)));
  }
}
