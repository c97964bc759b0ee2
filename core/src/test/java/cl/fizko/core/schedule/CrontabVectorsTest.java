package cl.fizko.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Crontabs against what Celery 5.5.3 was seen to do. */
class CrontabVectorsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Digits of another script: Python's int() reads them, and nobody means to write them into a
   * schedule. We refuse them rather than let a typing slip fire.
   */
  private static final Set<String> REFUSED_BY_US = Set.of("minute '٣'");

  private static final Duration DENSE_WINDOW = Duration.ofHours(3);
  private static final Duration BEFORE_THE_CHANGE = Duration.ofHours(30).plusMinutes(7);

  private static JsonNode raw(String name) {
    return JSON.readTree(
            CrontabVectorsTest.class.getResourceAsStream("/vectors/beat/" + name + ".json"))
        .path("raw");
  }

  private static Crontab crontab(String text, String zone) {
    String[] fields = text.split(" ", -1);
    return new Crontab(fields[0], fields[1], fields[2], fields[3], fields[4], ZoneId.of(zone));
  }

  static Stream<Arguments> fields() {
    return raw("crontab-fields").properties().stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void aFieldMeansWhatItMeansToCelery(String name, JsonNode expected) {
    int space = name.indexOf(' ');
    CronField field = CronField.valueOf(name.substring(0, space).toUpperCase(Locale.ROOT));
    String text = name.substring(space + 2, name.length() - 1);

    if (expected.isArray() && !REFUSED_BY_US.contains(name)) {
      List<Integer> numbers = new ArrayList<>();
      expected.forEach(number -> numbers.add(number.asInt()));
      assertThat(field.parse(text).stream().boxed().toList()).isEqualTo(numbers);
    } else {
      assertThatThrownBy(() -> field.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(name.substring(0, space) + " is '" + text + "': ")
          .hasMessageContaining("expected numbers");
    }
  }

  static Stream<Arguments> nexts() {
    return raw("crontab-next")
        .valueStream()
        .map(
            each ->
                Arguments.of(
                    each.path("crontab").asString(), each.path("timezone").asString(), each));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("nexts")
  void aCrontabFiresWhenCelerysDoes(String text, String zone, JsonNode vector) {
    Crontab crontab = crontab(text, zone);
    Instant last = instant(vector.path("first_seen_utc"));

    for (JsonNode fire : vector.path("fires_utc")) {
      last = crontab.nextAfter(last).orElseThrow();
      assertThat(last).isEqualTo(instant(fire));
    }
  }

  private static Instant instant(JsonNode text) {
    return OffsetDateTime.parse(text.asString()).toInstant();
  }

  static Stream<Arguments> changes() {
    return raw("crontab-dst").properties().stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void aClockChangeIsMetAsCeleryMeetsIt(String name, JsonNode fires) {
    String[] parts = name.split(" \\| ", -1);
    String[] change = parts[0].split(" ", -1);
    Crontab crontab = crontab(parts[1], change[0]);
    Instant at = OffsetDateTime.parse(change[2]).toInstant();
    List<Instant> expected = new ArrayList<>();
    fires.forEach(each -> expected.add(instant(each)));

    boolean dense = parts[1].startsWith("*/30") || parts[1].startsWith("0 * ");
    Instant from = dense ? at.minus(DENSE_WINDOW).minusNanos(1) : at.minus(BEFORE_THE_CHANGE);
    Instant until =
        dense
            ? at.plus(DENSE_WINDOW)
            : expected.isEmpty() ? at.plus(2, ChronoUnit.DAYS) : expected.getLast();

    assertThat(firesOf(crontab, from, until)).isEqualTo(expected);
  }

  private static List<Instant> firesOf(Crontab crontab, Instant from, Instant until) {
    List<Instant> fires = new ArrayList<>();
    Instant next = crontab.nextAfter(from).orElseThrow();
    while (!next.isAfter(until)) {
      fires.add(next);
      next = crontab.nextAfter(next).orElseThrow();
    }
    return fires;
  }

  @Test
  void aDayThatNeverComesIsNeverDue() {
    assertThat(crontab("0 0 31 2 *", "UTC").nextAfter(Instant.parse("2027-01-01T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void aLeapDayOnAGivenWeekdayIsFoundAcrossACentury() {
    assertThat(crontab("0 0 29 2 mon", "UTC").nextAfter(Instant.parse("2072-03-01T00:00:00Z")))
        .contains(Instant.parse("2112-02-29T00:00:00Z"));
  }

  @Test
  void crontabsOfTheSameTextAreEqual() {
    assertThat(crontab("0 4 * * *", "UTC"))
        .isEqualTo(crontab("0 4 * * *", "UTC"))
        .hasSameHashCodeAs(crontab("0 4 * * *", "UTC"))
        .isNotEqualTo(crontab("0 4 * * *", "Asia/Tokyo"))
        .hasToString("0 4 * * * UTC");
  }
}
