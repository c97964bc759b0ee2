package cl.fizko.core.schedule;

import static cl.fizko.core.schedule.Rows.HOURLY;
import static cl.fizko.core.schedule.Rows.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.schedule.RecordingTaskBroker.Published;
import cl.fizko.core.schedule.Timetable.UnreadableRow;
import cl.fizko.core.schedule.port.InMemoryAlarms;
import cl.fizko.core.schedule.port.InMemoryPeriodicTasks;
import cl.fizko.core.schedule.port.InMemoryTicker;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskResults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link Beat} and {@link Firing}, turned by hand. */
@Timeout(30)
class BeatTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final QueueName ROUTED = new QueueName("default");

  private final SteppingClock clock = new SteppingClock(NOON);
  private final InMemoryPeriodicTasks rows = new InMemoryPeriodicTasks();
  private final InMemoryTicker ticker = new InMemoryTicker(new InMemoryAlarms(), clock);
  private final RecordingTaskBroker broker =
      new RecordingTaskBroker(new InMemoryTaskBroker(new InMemoryTaskResults(), clock));
  private final List<String> heard = new ArrayList<>();
  private final BeatListener listener =
      new BeatListener() {
        @Override
        public void scheduleChanged(Timetable timetable) {
          heard.add("changed");
        }

        @Override
        public void setAside(UnreadableRow row) {
          heard.add("set aside: " + row.reason());
        }

        @Override
        public void sending(PeriodicTask row, Alarm alarm) {
          heard.add("sending");
        }

        @Override
        public void alreadySent(PeriodicTask row, Alarm alarm) {
          heard.add("already sent");
        }
      };
  private final Firing firing =
      new Firing(rows, broker, new TaskRoutes(Map.of(), ROUTED), listener);
  private final Beat beat = new Beat(rows, ticker, firing, listener, clock);

  private static Alarm alarm(PeriodicTask row, Instant due) {
    return new Alarm(row.id(), due, row.version());
  }

  private void change(PeriodicTask row) {
    rows.write(row);
    rows.announce();
  }

  @Test
  void aRowGetsAnAlarmAndKeepsIt() {
    change(Rows.of(HOURLY));
    beat.pass();
    clock.step(Duration.ofMinutes(10));
    rows.announce();
    beat.pass();

    assertThat(ticker.alarms()).containsExactly(alarm(Rows.of(HOURLY), NOON.plus(HOUR)));
  }

  @Test
  void aRowWhoseScheduleChangesGetsAnAlarmOfItsNewOne() {
    change(Rows.of(HOURLY));
    beat.pass();

    PeriodicTask other = Rows.of(new Interval(Duration.ofMinutes(5)));
    change(other);
    beat.pass();

    assertThat(ticker.alarms()).containsExactly(alarm(other, NOON.plus(Duration.ofMinutes(5))));
  }

  @Test
  void aRowThatIsGoneOrOverLosesItsAlarm() {
    change(Rows.of(HOURLY));
    beat.pass();
    rows.remove(ID);
    rows.announce();
    beat.pass();
    assertThat(ticker.alarms()).isEmpty();

    change(Rows.of(HOURLY));
    beat.pass();
    change(Rows.until(Rows.of(HOURLY), NOON));
    beat.pass();
    assertThat(ticker.alarms()).isEmpty();
  }

  @Test
  void aTimetableThatDidNotChangeIsReadEveryHalfMinute() {
    assertThat(beat.pass()).isTrue();
    assertThat(beat.pass()).isFalse();
    clock.step(Duration.ofSeconds(29));
    assertThat(beat.pass()).isFalse();
    clock.step(Duration.ofSeconds(1));
    assertThat(beat.pass()).isTrue();
  }

  @Test
  void theFirstTimetableAndEveryChangeIsReported() {
    beat.pass();
    beat.pass();
    rows.announce();
    beat.pass();

    assertThat(heard).containsExactly("changed", "changed");
  }

  @Test
  void anUnreadableRowIsReportedOnceForEachReasonAndHurtsNobody() {
    rows.writeUnreadable(new UnreadableRow(new PeriodicTaskId(1), "bad", "minute is '99'"));
    change(Rows.of(HOURLY));
    beat.pass();
    rows.announce();
    beat.pass();
    rows.writeUnreadable(new UnreadableRow(new PeriodicTaskId(1), "bad", "hour is '99'"));
    rows.announce();
    beat.pass();

    assertThat(heard)
        .filteredOn(what -> what.startsWith("set aside"))
        .containsExactly("set aside: minute is '99'", "set aside: hour is '99'");
    assertThat(ticker.alarms()).hasSize(1);
  }

  @Test
  void aPassThatFailsIsMadeUpForByTheNext() {
    change(Rows.of(HOURLY));
    rows.away(true);
    assertThatThrownBy(beat::pass).isInstanceOf(TimetableUnavailableException.class);

    rows.away(false);

    assertThat(beat.pass()).isTrue();
    assertThat(ticker.alarms()).hasSize(1);
  }

  @Test
  void whatIsDueIsSentAsTheRowSaysAndNoted() {
    PeriodicTask row =
        Rows.sent(
            Rows.of(HOURLY),
            new PeriodicTask.Delivery(
                new Destination.ToQueue(new QueueName("low")),
                6,
                new Expiry.After(Duration.ofSeconds(30)),
                Map.of("tenant", "acme")));
    rows.write(row);

    Optional<Alarm> next = firing.ring(alarm(row, NOON), NOON.plusSeconds(2));

    assertThat(next).contains(alarm(row, NOON.plus(HOUR)));
    assertThat(rows.firings(ID)).isEqualTo(1);
    assertThat(rows.find(ID).orElseThrow().lastRunAt()).isEqualTo(NOON.plusSeconds(2));
    assertThat(broker.published())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.queue()).isEqualTo(new QueueName("low"));
              assertThat(sent.task().id()).isEqualTo(FiringId.of(ID, NOON));
              assertThat(sent.task().arguments()).isEqualTo(row.arguments());
              assertThat(sent.task().options())
                  .isEqualTo(
                      TaskOptions.DEFAULT
                          .withPriority(6)
                          .withExpires(NOON.plusSeconds(32))
                          .withHeaders(Map.of("tenant", "acme")));
            });
  }

  @Test
  void aRowThatNamesNoQueueGoesWhereItsTaskIsRouted() {
    rows.write(Rows.of(HOURLY));

    firing.ring(alarm(Rows.of(HOURLY), NOON), NOON);

    assertThat(broker.published()).extracting(Published::queue).containsExactly(ROUTED);
  }

  @Test
  void aBeatKilledBetweenSendingAndNotingLeadsToNoSecondTask() {
    PeriodicTask row = Rows.of(HOURLY);
    rows.write(row);
    Firing killed =
        new Firing(
            new DyingPeriodicTasks(rows), broker, new TaskRoutes(Map.of(), ROUTED), listener);
    assertThatThrownBy(() -> killed.ring(alarm(row, NOON), NOON))
        .isInstanceOf(TimetableUnavailableException.class);
    assertThat(broker.published()).hasSize(1);

    Optional<Alarm> next = firing.ring(alarm(row, NOON), NOON.plusSeconds(25));

    assertThat(broker.published()).hasSize(1);
    assertThat(rows.firings(ID)).isEqualTo(1);
    assertThat(next).contains(alarm(row, NOON.plus(HOUR)));
    assertThat(heard).containsExactly("sending", "sending", "already sent");
  }

  @Test
  void whatCannotBeSentIsNotNotedAndMayBeRungAgain() {
    PeriodicTask row = Rows.of(HOURLY);
    rows.write(row);
    broker.away(true);
    assertThatThrownBy(() -> firing.ring(alarm(row, NOON), NOON))
        .isInstanceOf(BrokerUnavailableException.class);
    assertThat(rows.firings(ID)).isZero();

    broker.away(false);
    firing.ring(alarm(row, NOON), NOON.plusSeconds(5));

    assertThat(broker.published())
        .extracting(sent -> sent.task().id())
        .containsExactly(FiringId.of(ID, NOON));
  }

  @Test
  void anAlarmOfARowThatChangedMeanwhileSendsNothingAndIsSetAnew() {
    Alarm stale = alarm(Rows.of(HOURLY), NOON);
    PeriodicTask changed = Rows.of(new Interval(Duration.ofMinutes(5)));
    rows.write(changed);

    assertThat(firing.ring(stale, NOON)).contains(alarm(changed, NOON.plus(Duration.ofMinutes(5))));

    assertThat(broker.published()).isEmpty();
  }

  @Test
  void anAlarmOfARowThatIsGoneOrOffEndsQuietly() {
    rows.write(Rows.of(HOURLY));
    rows.switchOff(ID);

    assertThat(firing.ring(alarm(Rows.of(HOURLY), NOON), NOON)).isEmpty();
    assertThat(broker.published()).isEmpty();
  }

  @Test
  void aRowThatFiresOnceIsSwitchedOffAndHasNoNextAlarm() {
    PeriodicTask row = Rows.oneOff(Rows.of(HOURLY));
    rows.write(row);

    assertThat(firing.ring(alarm(row, NOON), NOON)).isEmpty();

    assertThat(rows.find(ID)).isEmpty();
    assertThat(rows.firings(ID)).isEqualTo(1);
  }

  @Test
  void aBeatThatRunsSendsWhatIsDueAndEndsInGoodOrder() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    BeatListener waiting =
        new BeatListener() {
          @Override
          public void sending(PeriodicTask row, Alarm alarm) {
            sent.countDown();
          }
        };
    change(Rows.from(Rows.of(HOURLY), NOON));
    Beat running =
        new Beat(
            rows,
            ticker,
            new Firing(rows, broker, new TaskRoutes(Map.of(), ROUTED), waiting),
            waiting,
            clock);

    running.start();
    running.start();
    assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
    running.close();
    running.close();

    assertThat(broker.published()).hasSize(1);
  }

  @Test
  void aBeatThatWasClosedDoesNotStart() {
    beat.close();
    beat.start();

    assertThat(ticker.alarms()).isEmpty();
    assertThat(heard).isEmpty();
  }
}
