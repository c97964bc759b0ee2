package cl.fizko.redis.event;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Nothing;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every expectation is what {@code repr} of Python 3.11 says. */
class PythonReprTest {

  private final PythonRepr repr = new PythonRepr(1_024);

  @Test
  void textsAreQuotedAndEscaped() {
    assertThat(repr.of("plain")).isEqualTo("'plain'");
    assertThat(repr.of("")).isEqualTo("''");
    assertThat(repr.of("it's")).isEqualTo("\"it's\"");
    assertThat(repr.of("say \"so\"")).isEqualTo("'say \"so\"'");
    assertThat(repr.of("it's \"so\"")).isEqualTo("'it\\'s \"so\"'");
    assertThat(repr.of("a\\b\n\r\t\0\u001b\u007f")).isEqualTo("'a\\\\b\\n\\r\\t\\x00\\x1b\\x7f'");
  }

  @Test
  void whatCanBePrintedOutsideAsciiStays() {
    assertThat(repr.of("ñandú ☂ \ud83d\ude00")).isEqualTo("'ñandú ☂ \ud83d\ude00'");
    assertThat(repr.of("\u00a0\u00ad\u200b\u2028\ue000\ud800"))
        .isEqualTo("'\\xa0\\xad\\u200b\\u2028\\ue000\\ud800'");
    assertThat(repr.of(new StringBuilder().appendCodePoint(0xe0001).toString()))
        .isEqualTo("'\\U000e0001'");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "-0.0, -0.0",
    "1.0, 1.0",
    "0.1, 0.1",
    "-2.5, -2.5",
    "100.0, 100.0",
    "123456.789, 123456.789",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "1.5e16, 1.5e+16",
    "1e100, 1e+100",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "0.000015, 1.5e-05",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "NaN, nan",
    "Infinity, inf",
    "-Infinity, -inf"
  })
  void floatsHaveTheFewestDigits(double number, String expected) {
    assertThat(repr.of(number)).isEqualTo(expected);
  }

  @Test
  void otherValuesHaveTheirPythonNames() {
    assertThat(repr.of(null)).isEqualTo("None");
    assertThat(repr.of(Nothing.NOTHING)).isEqualTo("None");
    assertThat(repr.of(true)).isEqualTo("True");
    assertThat(repr.of(false)).isEqualTo("False");
    assertThat(repr.of(-7)).isEqualTo("-7");
    assertThat(repr.of(BigInteger.TWO.pow(70))).isEqualTo("1180591620717411303424");
  }

  @Test
  void listsAndMapsNest() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", Arrays.asList(1, null, List.of()));
    map.put("it's", Map.of());
    assertThat(repr.of(map)).isEqualTo("{'a': [1, None, []], \"it's\": {}}");
    assertThat(repr.tuple(List.of())).isEqualTo("()");
    assertThat(repr.tuple(List.of("x"))).isEqualTo("('x',)");
    assertThat(repr.tuple(List.of(2, List.of(3)))).isEqualTo("(2, [3])");
  }

  @Test
  void errorsLookLikeTheirMaking() {
    assertThat(repr.error(Failure.of("ValueError", "builtins", "no such folio")))
        .isEqualTo("ValueError('no such folio')");
    assertThat(repr.error(Failure.of("KeyError", "builtins", ""))).isEqualTo("KeyError()");
  }

  @Test
  void whatIsTooLongIsCut() {
    assertThat(repr.of("x".repeat(5_000))).hasSize(1_027).startsWith("'xxx").endsWith("xxx...");
    List<Integer> many = Collections.nCopies(1_000_000, 7);
    assertThat(repr.tuple(many)).hasSize(1_027).startsWith("(7, 7").endsWith("...");
    assertThat(new PythonRepr(4).of("ab\ud83d\ude00cd")).isEqualTo("'ab...");
  }
}
