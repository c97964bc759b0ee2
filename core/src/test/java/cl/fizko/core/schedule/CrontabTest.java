package cl.fizko.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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

/** Cron schedules against what Celery 5.5.3 was seen to do with the same texts. */
class CrontabTest {

  /**
   * Where we differ. Celery takes digits of any script, and names of days in every field and of
   * months wherever a day may stand: {@code mar} as a day is Wednesday there. We take ASCII digits;
   * names we take as Celery does.
   */
  private static final Set<String> REFUSED_HERE = Set.of("minute '٣'");

  static Stream<Arguments> fields() {
    return vector("crontab-fields").path("raw").properties().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void aFieldMeansWhatItMeansToCelery(String key, JsonNode meaning) {
    int quote = key.indexOf('\'');
    CronField field = CronField.valueOf(key.substring(0, quote).strip().toUpperCase(Locale.ROOT));
    String text = key.substring(quote + 1, key.length() - 1);
    if (meaning.isArray() && !REFUSED_HERE.contains(key)) {
      List<Integer> expected = new ArrayList<>();
      meaning.forEach(number -> expected.add(number.asInt()));
      assertThat(field.parse(text).stream().boxed().toList()).isEqualTo(expected);
    } else {
      assertThatThrownBy(() -> field.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(key.substring(0, quote).strip())
          .hasMessageContaining("expected");
    }
  }

  static Stream<Arguments> fires() {
    return vector("crontab-next")
        .path("raw")
        .valueStream()
        .map(
            each ->
                Arguments.of(
                    each.path("crontab").stringValue(),
                    each.path("timezone").stringValue(),
                    each.path("first_seen_utc").stringValue(),
                    instants(each.path("fires_utc"))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("fires")
  void itIsDueWhenCelerySaysSo(String text, String zone, String firstSeen, List<Instant> expected) {
    assertThat(dues(crontab(text, zone), Instant.parse(firstSeen.replace("+00:00", "Z")), expected))
        .isEqualTo(expected);
  }

  static Stream<Arguments> clockChanges() {
    return vector("crontab-dst").path("raw").properties().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> Arguments.of(entry.getKey(), instants(entry.getValue())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clockChanges")
  void aSkippedTimeRunsOnceAndARepeatedOneInItsFirstPass(String key, List<Instant> expected) {
    String[] parts = key.split(" \\| ", 2);
    Crontab crontab = crontab(parts[1], parts[0].split(" ", 2)[0]);
    assertThat(dues(crontab, expected.getFirst().minusSeconds(1), expected)).isEqualTo(expected);
  }

  @Test
  void whatNeverComesIsNeverDue() {
    assertThat(crontab("0 0 31 2 *", "UTC").nextAfter(Instant.parse("2026-11-23T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void theSameTextIsTheSameSchedule() {
    assertThat(crontab("0 4 * * *", "UTC")).isEqualTo(crontab("0 4 * * *", "UTC"));
    assertThat(crontab("0 4 * * *", "UTC").text())
        .isNotEqualTo(crontab("0 4 * * *", "America/Santiago").text());
  }

  @Test
  void theNextOneIsLaterWhateverTheClockDoes() {
    for (String zone : List.of("America/Santiago", "Europe/Madrid", "Pacific/Chatham")) {
      for (String text : List.of("*/7 * * * *", "10 * * * *", "30 2 * * *", "15 23 * * *")) {
        Crontab crontab = crontab(text, zone);
        Instant end = Instant.parse("2028-11-06T00:00:00Z");
        for (Instant last = Instant.parse("2028-03-20T00:00:00Z");
            last.isBefore(end);
            last = last.plusSeconds(20 * 60)) {
          assertThat(crontab.nextAfter(last).orElseThrow()).as(text + zone).isAfter(last);
        }
      }
    }
  }

  private static List<Instant> dues(Crontab crontab, Instant from, List<Instant> expected) {
    List<Instant> dues = new ArrayList<>();
    Instant last = from;
    for (int i = 0; i < expected.size(); i++) {
      last = crontab.nextAfter(last).orElseThrow();
      dues.add(last);
    }
    return dues;
  }

  /** Fields in the order minute, hour, day of month, month, day of week. */
  private static Crontab crontab(String text, String zone) {
    String[] fields = text.split(" ", -1);
    return new Crontab(fields[0], fields[1], fields[2], fields[3], fields[4], ZoneId.of(zone));
  }

  private static List<Instant> instants(JsonNode texts) {
    List<Instant> instants = new ArrayList<>();
    texts.forEach(text -> instants.add(OffsetDateTime.parse(text.stringValue()).toInstant()));
    return instants;
  }

  private static JsonNode vector(String name) {
    return JsonMapper.builder()
        .build()
        .readTree(CrontabTest.class.getResourceAsStream("/vectors/beat/" + name + ".json"));
  }
}
