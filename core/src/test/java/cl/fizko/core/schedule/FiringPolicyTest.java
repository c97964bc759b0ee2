package cl.fizko.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.schedule.port.InMemoryPeriodicTasks;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskResults;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The written policies, one test each: docs/beat-differences.md names them. A row is led along a
 * clock that a test sets, as a ticker would lead it.
 */
class FiringPolicyTest {

  private static final QueueName QUEUE = new QueueName("default");
  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant UNSET = PeriodicTask.UNSET;

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final InMemoryTaskBroker broker =
      new InMemoryTaskBroker(new InMemoryTaskResults(), clock);
  private final InMemoryPeriodicTasks rows = new InMemoryPeriodicTasks();
  private final List<Instant> fired = new ArrayList<>();
  private final List<Instant> skipped = new ArrayList<>();
  private final BeatListener listener =
      new BeatListener() {
        @Override
        public void sent(PeriodicTask row, Alarm alarm) {
          fired.add(alarm.due());
        }

        @Override
        public void skipped(PeriodicTask row, Alarm alarm) {
          skipped.add(alarm.due());
        }
      };
  private final Firing firing = new Firing(rows, broker, new TaskRoutes(Map.of(), QUEUE), listener);
  private Optional<Alarm> alarm = Optional.empty();

  /** Sets the alarm of a row that nobody knew before. */
  private void watch(PeriodicTask row) {
    rows.put(row);
    alarm = row.due(clock.instant()).map(due -> new Alarm(row.id(), due, row.version()));
  }

  /** Rings whatever is due until an instant, in the very moment. */
  private void runUntil(Instant end) {
    while (alarm.isPresent() && !alarm.get().due().isAfter(end)) {
      if (alarm.get().due().isAfter(clock.instant())) {
        clock.step(Duration.between(clock.instant(), alarm.get().due()));
      }
      alarm = firing.ring(List.of(alarm.get()), clock.instant()).stream().findFirst();
    }
    if (clock.instant().isBefore(end)) {
      clock.step(Duration.between(clock.instant(), end));
    }
  }

  /** Nobody rings until an instant; then somebody does. */
  private void outageUntil(Instant end) {
    clock.step(Duration.between(clock.instant(), end));
    runUntil(end);
  }

  private static Crontab cron(String text, ZoneId zone) {
    return Crontab.of(text, zone);
  }

  private static PeriodicTask row(Schedule schedule, Policy policy) {
    return row(1, schedule, policy, new Expiry.Never(), UNSET);
  }

  private static PeriodicTask row(
      long id, Schedule schedule, Policy policy, Expiry expiry, Instant lastRun) {
    return new PeriodicTask(
        new PeriodicTaskId(id),
        "row " + id,
        schedule,
        new TaskName("demo.noop"),
        Arguments.NONE,
        new PeriodicTask.Delivery(Destination.BY_ROUTE, 0, expiry, Map.of()),
        false,
        UNSET,
        lastRun,
        policy);
  }

  private static Policy misfire(Misfire misfire) {
    return new Policy(misfire, Duration.ZERO, Policy.Begin.WAIT);
  }

  private static Policy jitter(long seconds) {
    return new Policy(Misfire.RUN_ONCE, Duration.ofSeconds(seconds), Policy.Begin.WAIT);
  }

  private static List<Instant> at(String... times) {
    return List.of(times).stream().map(Instant::parse).toList();
  }

  private void startAt(String time) {
    clock.step(Duration.between(clock.instant(), Instant.parse(time)));
  }

  @Test
  void aTimeThatTheClockSkipsRunsOnceLaterByTheSkip() {
    startAt("2027-03-13T12:00:00Z");
    watch(row(cron("30 2 * * *", NEW_YORK), Policy.DEFAULT));
    runUntil(Instant.parse("2027-03-15T12:00:00Z"));
    assertThat(fired).isEqualTo(at("2027-03-14T07:30:00Z", "2027-03-15T06:30:00Z"));
    assertThat(fired.getFirst().atZone(NEW_YORK).toLocalTime()).hasToString("03:30");
  }

  @Test
  void aTimeThatTheClockRepeatsRunsInItsFirstPassOnly() {
    startAt("2027-11-06T12:00:00Z");
    watch(row(cron("30 1 * * *", NEW_YORK), Policy.DEFAULT));
    runUntil(Instant.parse("2027-11-08T12:00:00Z"));
    assertThat(fired).isEqualTo(at("2027-11-07T05:30:00Z", "2027-11-08T06:30:00Z"));
  }

  @Test
  void midnightThatSantiagoSkipsRunsAtOneAndOnThatDayOnce() {
    startAt("2026-09-05T12:00:00Z");
    watch(row(cron("0 0 * * *", SANTIAGO), Policy.DEFAULT));
    runUntil(Instant.parse("2026-09-07T12:00:00Z"));
    assertThat(fired).isEqualTo(at("2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z"));
    assertThat(fired.getFirst().atZone(SANTIAGO).toLocalDateTime()).hasToString("2026-09-06T01:00");
  }

  @Test
  void theHourBeforeMidnightThatSantiagoRepeatsRunsOnce() {
    startAt("2027-04-03T12:00:00Z");
    watch(row(cron("30 23 * * *", SANTIAGO), Policy.DEFAULT));
    runUntil(Instant.parse("2027-04-05T12:00:00Z"));
    assertThat(fired).isEqualTo(at("2027-04-04T02:30:00Z", "2027-04-05T03:30:00Z"));
  }

  @Test
  void anIntervalRunsThroughAChangeOfTheClockOnWallsUndisturbed() {
    startAt("2027-04-04T02:00:00Z");
    watch(row(new Interval(Duration.ofMinutes(30)), Policy.DEFAULT));
    runUntil(Instant.parse("2027-04-04T05:00:00Z"));
    assertThat(fired).hasSize(6);
  }

  @Test
  void theLeapDayRunsInLeapYearsOnly() {
    watch(row(cron("0 12 29 2 *", SANTIAGO), Policy.DEFAULT));
    runUntil(Instant.parse("2037-01-01T00:00:00Z"));
    assertThat(fired)
        .isEqualTo(at("2028-02-29T15:00:00Z", "2032-02-29T15:00:00Z", "2036-02-29T15:00:00Z"));
  }

  @Test
  void dayOfMonthAndDayOfWeekMustBothMatch() {
    watch(row(cron("0 12 13 * fri", ZoneId.of("UTC")), Policy.DEFAULT));
    runUntil(Instant.parse("2027-12-31T00:00:00Z"));
    assertThat(fired).isEqualTo(at("2027-08-13T12:00:00Z"));
  }

  @Test
  void whenTheClockStepsForwardWhatLiesBetweenRunsOnce() {
    watch(row(cron("*/10 * * * *", SANTIAGO), Policy.DEFAULT));
    runUntil(Instant.parse("2026-11-23T12:10:00Z"));
    outageUntil(Instant.parse("2026-11-23T13:05:00Z"));
    runUntil(Instant.parse("2026-11-23T13:10:00Z"));
    assertThat(fired)
        .isEqualTo(at("2026-11-23T12:10:00Z", "2026-11-23T12:20:00Z", "2026-11-23T13:10:00Z"));
  }

  @Test
  void whenTheClockStepsBackNothingRunsTwiceAndAllGoesOnWhenItHasCaughtUp() {
    watch(row(cron("*/10 * * * *", SANTIAGO), Policy.DEFAULT));
    runUntil(Instant.parse("2026-11-23T12:20:00Z"));
    clock.step(Duration.ofMinutes(-15));
    runUntil(Instant.parse("2026-11-23T12:25:00Z"));
    assertThat(fired).isEqualTo(at("2026-11-23T12:10:00Z", "2026-11-23T12:20:00Z"));
    runUntil(Instant.parse("2026-11-23T12:30:00Z"));
    assertThat(fired).hasSize(3).last().isEqualTo(Instant.parse("2026-11-23T12:30:00Z"));
  }

  @Test
  void whenTheClockStepsBackABeatThatStartsAnewRunsNothingTwiceEither() {
    watch(row(cron("*/10 * * * *", SANTIAGO), Policy.DEFAULT));
    runUntil(Instant.parse("2026-11-23T12:20:00Z"));
    clock.step(Duration.ofMinutes(-15));
    watch(rows.find(new PeriodicTaskId(1)).orElseThrow());
    runUntil(Instant.parse("2026-11-23T12:29:00Z"));
    assertThat(fired).hasSize(2);
  }

  @Test
  void afterAnOutageARowRunsOnceByDefault() {
    watch(row(cron("0 * * * *", SANTIAGO), Policy.DEFAULT));
    outageUntil(Instant.parse("2026-11-23T18:30:00Z"));
    assertThat(fired).isEqualTo(at("2026-11-23T13:00:00Z"));
    runUntil(Instant.parse("2026-11-23T19:00:00Z"));
    assertThat(fired).hasSize(2);
  }

  @Test
  void afterAnOutageARowThatSkipsRunsNothingOfItAndThenOnItsGrid() {
    watch(row(cron("0 * * * *", SANTIAGO), misfire(Misfire.SKIP)));
    outageUntil(Instant.parse("2026-11-23T18:30:00Z"));
    assertThat(fired).isEmpty();
    assertThat(skipped).isEqualTo(at("2026-11-23T13:00:00Z"));
    runUntil(Instant.parse("2026-11-23T19:00:00Z"));
    assertThat(fired).isEqualTo(at("2026-11-23T19:00:00Z"));
  }

  @Test
  void aRowThatSkipsRunsWhenItIsLateByAMinuteAtMost() {
    watch(row(cron("0 * * * *", SANTIAGO), misfire(Misfire.SKIP)));
    outageUntil(Instant.parse("2026-11-23T13:01:00Z"));
    assertThat(fired).isEqualTo(at("2026-11-23T13:00:00Z"));
  }

  @Test
  void aClockedRowThatSkipsAndWasMissedIsNotDueAnyMore() {
    PeriodicTask row =
        row(new Clocked(Instant.parse("2026-11-23T13:00:00Z")), misfire(Misfire.SKIP));
    watch(row);
    outageUntil(Instant.parse("2026-11-23T18:30:00Z"));
    assertThat(fired).isEmpty();
    assertThat(alarm).isEmpty();
    assertThat(row.due(clock.instant())).isEmpty();
  }

  @Test
  void afterAnOutageARowThatCatchesUpRunsAllThatItMissedInOrder() {
    watch(row(cron("0 * * * *", SANTIAGO), misfire(new Misfire.CatchUp(10))));
    outageUntil(Instant.parse("2026-11-23T16:30:00Z"));
    assertThat(fired)
        .isEqualTo(
            at(
                "2026-11-23T13:00:00Z",
                "2026-11-23T14:00:00Z",
                "2026-11-23T15:00:00Z",
                "2026-11-23T16:00:00Z"));
    assertThat(alarm.map(Alarm::due)).contains(Instant.parse("2026-11-23T17:00:00Z"));
    assertThat(broker.depth(QUEUE).ready()).isEqualTo(4);
  }

  @Test
  void catchingUpIsBoundedToTheLatest() {
    watch(row(cron("0 * * * *", SANTIAGO), misfire(new Misfire.CatchUp(3))));
    outageUntil(Instant.parse("2026-12-23T16:30:00Z"));
    assertThat(fired)
        .isEqualTo(at("2026-12-23T14:00:00Z", "2026-12-23T15:00:00Z", "2026-12-23T16:00:00Z"));
  }

  @Test
  void anIntervalCatchesUpOnItsGridAndBoundedToo() {
    watch(row(new Interval(Duration.ofSeconds(10)), misfire(new Misfire.CatchUp(2))));
    outageUntil(Instant.parse("2026-11-23T12:01:05Z"));
    assertThat(fired).isEqualTo(at("2026-11-23T12:00:50Z", "2026-11-23T12:01:00Z"));
  }

  /** Of each time that somebody rings others are the latest. */
  @Test
  void anIntervalShorterThanItTakesToRingCatchesUpToo() {
    watch(row(new Interval(Duration.ofMillis(1)), misfire(new Misfire.CatchUp(2))));
    for (int i = 0; i < 3; i++) {
      clock.step(Duration.ofMillis(5));
      alarm = firing.ring(List.of(alarm.orElseThrow()), clock.instant()).stream().findFirst();
    }
    assertThat(fired).hasSize(3).doesNotHaveDuplicates();
    assertThat(broker.depth(QUEUE).ready()).isEqualTo(3);
  }

  @Test
  void catchingUpFromARowOfEachMinuteAfterAYearIsCheap() {
    watch(row(cron("* * * * *", SANTIAGO), misfire(new Misfire.CatchUp(1_000))));
    outageUntil(Instant.parse("2027-11-23T12:00:00Z"));
    assertThat(fired).hasSize(1_000).last().isEqualTo(Instant.parse("2027-11-23T12:00:00Z"));
  }

  @Test
  void aRowWhoseLifeEndedDuringAnOutageRunsNoMore() {
    Expiry end = new Expiry.At(Instant.parse("2026-11-23T14:00:00Z"));
    watch(row(1, cron("0 * * * *", SANTIAGO), Policy.DEFAULT, end, UNSET));
    outageUntil(Instant.parse("2026-11-23T15:00:00Z"));
    assertThat(fired).isEmpty();
    assertThat(alarm).isEmpty();
  }

  @Test
  void jitterSpreadsRowsOfTheSameMinuteEvenlyAndKeepsEachInItsPlace() {
    Map<Long, Integer> byTenSeconds = new TreeMap<>();
    for (long id = 1; id <= 600; id++) {
      PeriodicTask row =
          row(id, cron("0 2 * * *", SANTIAGO), jitter(60), new Expiry.Never(), UNSET);
      Instant due = row.due(clock.instant()).orElseThrow();
      Duration off = Duration.between(Instant.parse("2026-11-24T05:00:00Z"), due);
      assertThat(off).isBetween(Duration.ZERO, Duration.ofSeconds(60));
      assertThat(row.dueAfter(due, due.plusMillis(300))).contains(due.plus(Duration.ofDays(1)));
      byTenSeconds.merge(off.toSeconds() / 10, 1, Integer::sum);
    }
    assertThat(byTenSeconds).hasSize(6);
    assertThat(byTenSeconds.values()).allMatch(count -> count > 90 && count < 110);
  }

  @Test
  void aRowThatIsGivenJitterAfterItRanDoesNotRunAgain() {
    Instant ran = Instant.parse("2026-11-23T05:00:00.050Z");
    PeriodicTask daily = row(1, cron("0 2 * * *", SANTIAGO), jitter(60), new Expiry.Never(), ran);
    Instant due = daily.due(clock.instant()).orElseThrow();
    assertThat(due).isAfter("2026-11-24T05:00:30Z").isBefore("2026-11-24T05:01:00Z");
    assertThat(row(1, daily.schedule(), jitter(60), new Expiry.Never(), due).due(due))
        .as("nor does it leave one out when it ran in its place")
        .contains(due.plus(Duration.ofDays(1)));
  }

  @Test
  void aRowWhoseJitterIsLongerThanItsPeriodLeavesNothingOut() {
    Instant ran = Instant.parse("2026-11-23T05:00:00Z");
    PeriodicTask often = row(1, cron("* * * * *", SANTIAGO), jitter(3600), new Expiry.Never(), ran);
    assertThat(often.due(ran).orElseThrow()).isBeforeOrEqualTo(ran.plusSeconds(60));
  }

  @Test
  void aFreshIntervalWaitsAPeriodOrBeginsAtOnceAsItsRowSays() {
    Interval hour = new Interval(Duration.ofHours(1));
    Policy atOnce = new Policy(Misfire.RUN_ONCE, Duration.ZERO, Policy.Begin.AT_ONCE);
    assertThat(row(hour, Policy.DEFAULT).due(clock.instant()))
        .contains(clock.instant().plusSeconds(3_600));
    assertThat(row(hour, atOnce).due(clock.instant())).contains(clock.instant());
    assertThat(
            row(1, hour, atOnce, new Expiry.Never(), clock.instant().minusSeconds(60))
                .due(clock.instant()))
        .as("once it has run it counts from there")
        .contains(clock.instant().plusSeconds(3_540));
  }

  @ParameterizedTest
  @ValueSource(longs = {Integer.MAX_VALUE, 1_000_000_000_000L})
  void whatIsDueBeyondTheEndOfTimeIsNeverDueAndHurtsNobody(long days) {
    Interval ages = new Interval(Duration.ofDays(days));
    assertThat(row(ages, Policy.DEFAULT).due(clock.instant())).isEmpty();
    assertThat(row(ages, Policy.DEFAULT).dueAfter(clock.instant(), clock.instant())).isEmpty();
  }

  @Test
  void theVersionChangesWithWhatThePolicySaysOfDueInstants() {
    Interval hour = new Interval(Duration.ofHours(1));
    String plain = row(hour, Policy.DEFAULT).version();
    assertThat(row(hour, jitter(60)).version()).isNotEqualTo(plain);
    assertThat(
            row(hour, new Policy(Misfire.RUN_ONCE, Duration.ZERO, Policy.Begin.AT_ONCE)).version())
        .isNotEqualTo(plain);
    assertThat(row(hour, misfire(Misfire.SKIP)).version()).isEqualTo(plain);
  }

  @Test
  void aPolicyRefusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> jitter(86_401))
        .hasMessage("jitter_seconds is 86401; expected 0 to 86400, such as 60");
    assertThatThrownBy(() -> new Misfire.CatchUp(0))
        .hasMessage("catch_up_most is 0; expected 1 to 1000, such as 10");
  }
}
