package cl.fizko.core.schedule;

import static cl.fizko.core.schedule.Rows.HOURLY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Schedule NIGHTLY = new Crontab("0", "4", "*", "*", "*", ZoneOffset.UTC);

  @Test
  void aRowThatNeverRanCountsFromNow() {
    assertThat(Rows.of(HOURLY).due(NOON)).contains(NOON.plus(HOUR));
    assertThat(Rows.of(NIGHTLY).due(NOON)).contains(Instant.parse("2026-11-24T04:00:00Z"));
  }

  @Test
  void aRowThatNeverRanIsDueAtItsStart() {
    Instant start = NOON.plusSeconds(90);

    assertThat(Rows.from(Rows.of(HOURLY), start).due(NOON)).contains(start);
    assertThat(Rows.from(Rows.of(NIGHTLY), start).due(NOON)).contains(start);
  }

  @Test
  void aRowThatRanCountsFromItsLastRunSoAnOutageLeadsToOneFiringAtOnce() {
    Instant threeHoursAgo = NOON.minus(HOUR.multipliedBy(3));

    assertThat(Rows.ranAt(Rows.of(HOURLY), threeHoursAgo).due(NOON))
        .contains(NOON.minus(HOUR.multipliedBy(2)));
    assertThat(Rows.ranAt(Rows.of(NIGHTLY), NOON.minus(Duration.ofDays(3))).due(NOON))
        .contains(Instant.parse("2026-11-21T04:00:00Z"));
  }

  @Test
  void aRowThatRanIsNotDueBeforeItsStart() {
    Instant start = NOON.plus(HOUR.multipliedBy(5));

    assertThat(Rows.from(Rows.ranAt(Rows.of(HOURLY), NOON), start).due(NOON)).contains(start);
  }

  @Test
  void anInstantIsDueOnceAlsoWhenItHasPassed() {
    PeriodicTask row = Rows.of(new Clocked(NOON));

    assertThat(row.due(NOON.plus(HOUR))).contains(NOON);
    assertThat(Rows.ranAt(row, NOON.plusSeconds(1)).due(NOON.plus(HOUR))).isEmpty();
    assertThat(row.dueAfter(NOON, NOON.plus(HOUR))).isEmpty();
  }

  @Test
  void aRowIsNotDueFromItsEndOn() {
    assertThat(Rows.until(Rows.of(HOURLY), NOON.plus(HOUR)).due(NOON)).isEmpty();
    assertThat(Rows.until(Rows.of(HOURLY), NOON.plus(HOUR).plusNanos(1_000)).due(NOON))
        .contains(NOON.plus(HOUR));
    assertThat(Rows.until(Rows.of(HOURLY), NOON.plus(HOUR)).dueAfter(NOON, NOON)).isEmpty();
  }

  @Test
  void anIntervalStaysOnItsGridAndDoesNotMakeUpForWhatWasMissed() {
    PeriodicTask row = Rows.of(HOURLY);

    assertThat(row.dueAfter(NOON, NOON.plusSeconds(2))).contains(NOON.plus(HOUR));
    assertThat(row.dueAfter(NOON, NOON.plus(HOUR))).contains(NOON.plus(HOUR.multipliedBy(2)));
    assertThat(row.dueAfter(NOON, NOON.plus(Duration.ofMinutes(150))))
        .contains(NOON.plus(HOUR.multipliedBy(3)));
  }

  @Test
  void aClockThatIsBehindMovesNoDueInstantBack() {
    assertThat(Rows.of(HOURLY).dueAfter(NOON, NOON.minusSeconds(5))).contains(NOON.plus(HOUR));
    Instant fourOClock = Instant.parse("2026-11-24T04:00:00Z");
    assertThat(Rows.of(NIGHTLY).dueAfter(fourOClock, fourOClock.minusSeconds(5)))
        .contains(fourOClock.plus(Duration.ofDays(1)));
  }

  @Test
  void aRowThatFiresOnceIsNotDueAfterwards() {
    assertThat(Rows.oneOff(Rows.of(HOURLY)).dueAfter(NOON, NOON)).isEmpty();
  }

  @Test
  void theVersionChangesWithTheDueInstantsAndNotWithARun() {
    PeriodicTask row = Rows.of(HOURLY);

    assertThat(Rows.ranAt(row, NOON).version()).isEqualTo(row.version());
    assertThat(row.version())
        .isNotEqualTo(Rows.of(new Interval(HOUR.plusSeconds(1))).version())
        .isNotEqualTo(Rows.from(row, NOON).version())
        .isNotEqualTo(Rows.until(row, NOON).version());
    assertThat(Rows.from(row, NOON).version()).isNotEqualTo(Rows.until(row, NOON).version());
  }
}
