package cl.fizko.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.TaskName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:30Z");
  private static final Instant UNSET = PeriodicTask.UNSET;
  private static final Interval MINUTE = new Interval(Duration.ofMinutes(1));
  private static final Crontab HOURLY =
      new Crontab("0", "*", "*", "*", "*", ZoneId.of("America/Santiago"));

  @Test
  void aFreshRowCountsFromNow() {
    assertThat(row(MINUTE, UNSET, UNSET).due(NOW)).contains(NOW.plusSeconds(60));
    assertThat(row(HOURLY, UNSET, UNSET).due(NOW)).contains(Instant.parse("2026-11-23T13:00:00Z"));
  }

  @Test
  void aFreshRowWithAStartIsDueAtItsStart() {
    Instant start = NOW.plusSeconds(7);
    assertThat(row(MINUTE, start, UNSET).due(NOW)).contains(start);
    assertThat(row(HOURLY, start, UNSET).due(NOW)).contains(start);
    Instant past = NOW.minusSeconds(7);
    assertThat(row(HOURLY, past, UNSET).due(NOW)).contains(past);
  }

  @Test
  void aRowThatHasRunCountsFromItsLastRun() {
    assertThat(row(MINUTE, UNSET, NOW.minusSeconds(20)).due(NOW)).contains(NOW.plusSeconds(40));
  }

  @Test
  void nothingIsDueBeforeItsStart() {
    Instant start = NOW.plusSeconds(3_600);
    assertThat(row(MINUTE, start, NOW.minusSeconds(20)).due(NOW)).contains(start);
  }

  @Test
  void afterAnOutageARowIsDueOnceAndThenOnItsGrid() {
    PeriodicTask row = row(MINUTE, UNSET, NOW.minusSeconds(3_590));
    Instant due = row.due(NOW).orElseThrow();
    assertThat(due).isBefore(NOW);
    assertThat(row.dueAfter(due, NOW)).contains(NOW.plusSeconds(10));
    PeriodicTask hourly = row(HOURLY, UNSET, Instant.parse("2026-11-20T00:00:00Z"));
    Instant missed = hourly.due(NOW).orElseThrow();
    assertThat(hourly.dueAfter(missed, NOW)).contains(Instant.parse("2026-11-23T13:00:00Z"));
  }

  @Test
  void anIntervalDoesNotDrift() {
    Instant due = NOW;
    for (int i = 0; i < 100; i++) {
      Instant late = due.plusMillis(300);
      due = row(MINUTE, UNSET, UNSET).dueAfter(due, late).orElseThrow();
    }
    assertThat(due).isEqualTo(NOW.plusSeconds(6_000));
  }

  @Test
  void aRowThatFiresOnceIsNotDueAgain() {
    PeriodicTask once = row(MINUTE, UNSET, UNSET, new Expiry.Never(), true);
    assertThat(once.dueAfter(NOW, NOW)).isEmpty();
  }

  @Test
  void aClockedRowIsDueFromItsTimeOnAlsoWhenThatIsPast() {
    Instant past = NOW.minusSeconds(3_600);
    assertThat(row(new Clocked(past), UNSET, UNSET).due(NOW)).contains(past);
    assertThat(row(new Clocked(past), UNSET, past.plusSeconds(1)).due(NOW)).isEmpty();
    assertThat(row(new Clocked(past), UNSET, UNSET).dueAfter(past, NOW)).isEmpty();
  }

  @Test
  void aRowIsNotDueOnceItHasExpired() {
    Expiry end = new Expiry.At(NOW.plusSeconds(30));
    assertThat(row(MINUTE, UNSET, UNSET, end, false).due(NOW)).isEmpty();
    assertThat(row(MINUTE, UNSET, NOW.minusSeconds(50), end, false).due(NOW))
        .contains(NOW.plusSeconds(10));
  }

  @Test
  void theVersionChangesWithTheDueInstantsAndNotWithARun() {
    String version = row(MINUTE, UNSET, UNSET).version();
    assertThat(row(MINUTE, UNSET, NOW).version()).isEqualTo(version);
    assertThat(row(HOURLY, UNSET, UNSET).version()).isNotEqualTo(version);
    assertThat(row(MINUTE, NOW, UNSET).version()).isNotEqualTo(version);
    assertThat(row(MINUTE, UNSET, UNSET, new Expiry.At(NOW), false).version())
        .isNotEqualTo(version);
  }

  @Test
  void theIdOfAFiringIsTheSameOnEveryBeatAndAnotherForAnother() {
    PeriodicTaskId row = new PeriodicTaskId(7);
    assertThat(FiringId.of(row, NOW)).isEqualTo(FiringId.of(row, NOW));
    assertThat(FiringId.of(row, NOW)).isNotEqualTo(FiringId.of(row, NOW.plusSeconds(1)));
    assertThat(FiringId.of(row, NOW)).isNotEqualTo(FiringId.of(new PeriodicTaskId(8), NOW));
    assertThat(java.util.UUID.fromString(FiringId.of(row, NOW).value()).version()).isEqualTo(5);
  }

  private static PeriodicTask row(Schedule schedule, Instant start, Instant lastRun) {
    return row(schedule, start, lastRun, new Expiry.Never(), false);
  }

  private static PeriodicTask row(
      Schedule schedule, Instant start, Instant lastRun, Expiry expiry, boolean oneOff) {
    return new PeriodicTask(
        new PeriodicTaskId(1),
        "row",
        schedule,
        new TaskName("demo.noop"),
        Arguments.NONE,
        new PeriodicTask.Delivery(Destination.BY_ROUTE, 0, expiry, Map.of()),
        oneOff,
        start,
        lastRun);
  }
}
