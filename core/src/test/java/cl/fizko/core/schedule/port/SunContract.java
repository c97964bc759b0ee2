package cl.fizko.core.schedule.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.schedule.Place;
import cl.fizko.core.schedule.SolarEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What everyone who knows the sun promises, against what Celery with ephem 4.1.4 was seen to do.
 */
public abstract class SunContract {

  private static final Duration STEEP = Duration.ofMinutes(2);

  /** Near the polar circles the sun crosses the angle so flatly that less cannot be told. */
  private static final Duration FLAT = Duration.ofMinutes(6);

  private static final Place SANTIAGO = new Place(-33.45, -70.66);
  private static final Place TROMSO = new Place(69.65, 18.96);
  private static final Place SOUTH_POLE = new Place(-90, 0);

  /** A test-jar brings no libraries along, so its users need none to read this file of ours. */
  private static final Pattern CASE =
      Pattern.compile(
          "\"event\": \"(?<event>\\w+)\",\\s+\"place\": \"(?<place>[\\w ]+)\",\\s+"
              + "\"latitude\": (?<latitude>[-\\d.]+),\\s+\"longitude\": (?<longitude>[-\\d.]+),\\s+"
              + "\"after_utc\": \"(?<after>[^\"]+)\",\\s+\"next_utc\": (?<next>null|\"[^\"]+\")"
              + "(?:,\\s+\"note\": \"[^\"]*\")?"
              + "(?:,\\s+\"next_utc_corrected\": (?<corrected>null|\"[^\"]+\"))?");

  /** Whoever is put to the test. */
  protected abstract Sun sun();

  static Stream<Arguments> cases() throws IOException {
    String text;
    try (InputStream in = SunContract.class.getResourceAsStream("/vectors/beat/solar-next.json")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<Arguments> cases = new ArrayList<>();
    Matcher matcher = CASE.matcher(text);
    while (matcher.find()) {
      SolarEvent event = SolarEvent.labelled(matcher.group("event"));
      String expected =
          event == SolarEvent.DUSK_ASTRONOMICAL
              ? String.valueOf(matcher.group("corrected"))
              : matcher.group("next");
      cases.add(
          Arguments.of(
              event,
              matcher.group("place"),
              new Place(
                  Double.parseDouble(matcher.group("latitude")),
                  Double.parseDouble(matcher.group("longitude"))),
              OffsetDateTime.parse(matcher.group("after")).toInstant(),
              expected.equals("null") ? "" : expected.replace("\"", "")));
    }
    assertThat(cases).hasSize(text.split("\"event\"", -1).length - 1);
    return cases.stream();
  }

  @ParameterizedTest(name = "{0} in {1} after {3}")
  @MethodSource("cases")
  void itIsWhenCelerySaysSo(
      SolarEvent event, String name, Place place, Instant after, String expected) {
    Instant found = sun().next(event, place, after).orElseThrow();

    if (expected.isEmpty()) {
      assertThat(found).as("not on a day without it").isAfter(after.plus(Duration.ofHours(20)));
      return;
    }
    Duration off = Duration.between(OffsetDateTime.parse(expected).toInstant(), found).abs();
    assertThat(off).isLessThanOrEqualTo(Math.abs(place.latitude()) < 66 ? STEEP : FLAT);
  }

  @ParameterizedTest
  @EnumSource
  void eachDayHasEachEventOnceAndInOrder(SolarEvent event) {
    Instant last = Instant.parse("2027-01-01T00:00:00Z");
    for (int day = 0; day < 400; day++) {
      Instant next = sun().next(event, SANTIAGO, last).orElseThrow();
      assertThat(next).isAfter(last);
      if (day > 0) {
        assertThat(Duration.between(last, next))
            .isBetween(Duration.ofMinutes(23 * 60 + 50), Duration.ofMinutes(24 * 60 + 10));
      }
      last = next;
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameEventIsTheSameInstantWheneverItIsAskedFor(SolarEvent event) {
    Instant first = sun().next(event, TROMSO, Instant.parse("2027-03-20T00:00:00Z")).orElseThrow();
    for (int seconds = 1; seconds < 60_000; seconds += 997) {
      assertThat(sun().next(event, TROMSO, first.minusSeconds(seconds))).contains(first);
      assertThat(sun().next(event, TROMSO, first.plusSeconds(seconds)).orElseThrow())
          .isAfter(first.plus(Duration.ofHours(23)));
    }
  }

  @Test
  void afterAPolarNightTheSunRisesAgain() {
    assertThat(sun().next(SolarEvent.SUNRISE, TROMSO, Instant.parse("2027-12-01T00:00:00Z")))
        .hasValueSatisfying(
            rise ->
                assertThat(rise)
                    .isBetween(
                        Instant.parse("2028-01-12T00:00:00Z"),
                        Instant.parse("2028-01-18T00:00:00Z")));
  }

  @Test
  void whereItNeverHappensThereIsNone() {
    Optional<Instant> rise =
        sun().next(SolarEvent.DAWN_CIVIL, SOUTH_POLE, Instant.parse("2027-01-01T00:00:00Z"));
    rise.ifPresent(
        once ->
            assertThat(
                    sun().next(SolarEvent.DAWN_CIVIL, SOUTH_POLE, once.plus(Duration.ofDays(30))))
                .isNotEqualTo(rise));
  }
}
