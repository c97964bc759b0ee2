package cl.fizko.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.schedule.port.InMemoryChangeAlerts;
import cl.fizko.core.schedule.port.InMemoryPeriodicTasks;
import cl.fizko.core.schedule.port.InMemoryTicker;
import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.schedule.port.Sun;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.ForwardingTaskBroker;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskResults;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BeatTest {

  private static final QueueName DEFAULT = new QueueName("default");
  private static final QueueName LOW = new QueueName("low");
  private static final TaskName NOOP = new TaskName("demo.noop");
  private static final PeriodicTask.Delivery PLAIN = PeriodicTask.Delivery.DEFAULT;
  private static final Sun NO_SUN =
      (event, place, after) -> {
        throw new IllegalStateException("no sun");
      };
  private static final TaskName SYNC = new TaskName("sii.sync_documents");

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final InMemoryTaskBroker broker =
      new InMemoryTaskBroker(new InMemoryTaskResults(), clock);
  private final TaskRoutes routes = new TaskRoutes(Map.of(SYNC, LOW), DEFAULT);
  private final InMemoryPeriodicTasks rows = new InMemoryPeriodicTasks();
  private final InMemoryTicker ticker = new InMemoryTicker(new InMemoryTicker.Store(), clock);
  private final Heard heard = new Heard();
  private final TaskBroker breakable =
      new ForwardingTaskBroker(broker) {
        @Override
        public Set<TaskId> publishOnce(List<Publication> tasks, Duration window) {
          if (tasks.stream()
              .anyMatch(each -> broken.filter(each.task().id()::equals).isPresent())) {
            throw new IllegalArgumentException("cannot be written");
          }
          return super.publishOnce(tasks, window);
        }
      };
  private final Firing firing = new Firing(rows, breakable, routes, heard);
  private Optional<TaskId> broken = Optional.empty();
  private final Beat beat = new Beat(rows, ticker, firing, heard, clock);

  @Test
  void everyRowGetsItsAlarmAndKeepsItAcrossReadings() {
    rows.put(every(1, 30));
    assertThat(beat.pass()).isTrue();
    Alarm alarm = ticker.alarms().getFirst();
    assertThat(alarm.due()).isEqualTo(now().plusSeconds(30));
    clock.step(Duration.ofSeconds(20));
    rows.put(every(2, 30));
    beat.pass();
    assertThat(ticker.alarms()).contains(alarm).hasSize(2);
  }

  @Test
  void withoutAChangeTheTimetableIsReadNowAndThenOnly() {
    assertThat(beat.pass()).isTrue();
    assertThat(beat.pass()).isFalse();
    clock.step(Duration.ofSeconds(30));
    assertThat(beat.pass()).isTrue();
    assertThat(heard.words).containsExactly("changed 0");
  }

  @Test
  void aChangeThatNobodyAnnouncedIsNoticedWithinFiveSeconds() {
    rows.put(every(1, 30));
    beat.pass();
    rows.putQuietly(every(2, 30));
    clock.step(Duration.ofSeconds(4));
    assertThat(beat.pass()).isTrue();
    assertThat(heard.words).containsExactly("changed 1", "changed 2");
    assertThat(ticker.alarms()).hasSize(2);
  }

  @Test
  void aBeatWhoseClockWasSetBackStillSeesWhatNobodyAnnounced() {
    beat.pass();
    clock.step(Duration.ofHours(-1));
    rows.putQuietly(every(1, 30));
    assertThat(beat.pass()).isTrue();
    assertThat(ticker.alarms()).hasSize(1);
  }

  @Test
  void aFiringIsNoChange() {
    rows.put(every(1, 30));
    beat.pass();
    clock.step(Duration.ofSeconds(30));
    firing.ring(ticker.alarms(), now());
    clock.step(Duration.ofSeconds(4));
    beat.pass();
    assertThat(heard.words).containsExactly("changed 1", "sent row 1");
  }

  @Test
  void aBeatThatHearsOfAChangeLooksAndListensNoMoreOnceItHasEnded() throws Exception {
    InMemoryChangeAlerts.Channel channel = new InMemoryChangeAlerts.Channel();
    Beat hearing =
        new Beat(rows, ticker, firing, heard, clock, List.of(new InMemoryChangeAlerts(channel)));
    hearing.start();
    heard.await("changed 0");
    rows.put(every(1, 30));
    channel.announce();
    heard.await("changed 1");
    hearing.close();
    rows.put(every(2, 30));
    channel.announce();
    assertThat(heard.words).doesNotContain("changed 2");
  }

  @Test
  void aRowThatIsGoneLosesItsAlarm() {
    rows.put(every(1, 30));
    beat.pass();
    rows.remove(new PeriodicTaskId(1));
    beat.pass();
    assertThat(ticker.alarms()).isEmpty();
  }

  @Test
  void aRowThatChangedIsSetAnew() {
    rows.put(every(1, 30));
    beat.pass();
    clock.step(Duration.ofSeconds(10));
    rows.put(every(1, 60));
    beat.pass();
    assertThat(ticker.alarms()).extracting(Alarm::due).containsExactly(now().plusSeconds(60));
  }

  @Test
  void whatIsDueIsSentAndNoted() {
    rows.put(every(1, 30));
    beat.pass();
    clock.step(Duration.ofSeconds(30));
    Alarm alarm = ticker.alarms().getFirst();
    assertThat(firing.ring(List.of(alarm), now()))
        .containsExactly(new Alarm(alarm.id(), alarm.due().plusSeconds(30), alarm.version()));
    Reserved sent = sent(DEFAULT);
    assertThat(sent.task().name()).isEqualTo(NOOP);
    assertThat(sent.task().id()).isEqualTo(FiringId.of(alarm.id(), alarm.due()));
    assertThat(rows.runs(alarm.id())).isEqualTo(1);
    assertThat(heard.words).contains("sent row 1");
  }

  @Test
  void aBeatThatDiesBetweenSendingAndNotingCausesNoSecondTask() {
    rows.put(every(1, 30));
    beat.pass();
    clock.step(Duration.ofSeconds(30));
    Alarm alarm = ticker.alarms().getFirst();
    Firing dying = new Firing(new DiesWhenNoting(rows), broker, routes, heard);
    assertThatThrownBy(() -> dying.ring(List.of(alarm), now())).hasMessage("killed");
    clock.step(Duration.ofSeconds(20));
    firing.ring(List.of(alarm), now());
    assertThat(broker.depth(DEFAULT).ready()).isEqualTo(1);
    assertThat(rows.runs(alarm.id())).isEqualTo(1);
    assertThat(heard.words).contains("already row 1");
  }

  @Test
  void aBeatThatDiesBetweenNotingAndSayingSoCausesNoSecondCount() {
    rows.put(every(1, 30));
    beat.pass();
    clock.step(Duration.ofSeconds(30));
    List<Alarm> alarms = ticker.alarms();
    List<Alarm> next = firing.ring(alarms, now());
    clock.step(Duration.ofSeconds(20));
    assertThat(firing.ring(alarms, now())).isEqualTo(next);
    assertThat(broker.depth(DEFAULT).ready()).isEqualTo(1);
    assertThat(rows.runs(new PeriodicTaskId(1))).isEqualTo(1);
  }

  @Test
  void whatIsDueTogetherIsSentAndNotedTogether() {
    rows.put(every(1, 30));
    rows.put(row(2, SYNC, PeriodicTask.Delivery.DEFAULT));
    beat.pass();
    clock.step(Duration.ofSeconds(30));
    assertThat(firing.ring(ticker.alarms(), now())).hasSize(2);
    assertThat(broker.depth(DEFAULT).ready()).isEqualTo(1);
    assertThat(broker.depth(LOW).ready()).isEqualTo(1);
    assertThat(rows.runs(new PeriodicTaskId(1))).isEqualTo(1);
    assertThat(rows.runs(new PeriodicTaskId(2))).isEqualTo(1);
  }

  @Test
  void aRowThatWasSwitchedOffMeanwhileDoesNotFire() {
    rows.put(every(1, 30));
    beat.pass();
    rows.remove(new PeriodicTaskId(1));
    assertThat(firing.ring(ticker.alarms(), now().plusSeconds(30))).isEmpty();
    assertThat(broker.depth(DEFAULT).isDrained()).isTrue();
  }

  @Test
  void aRowThatWasChangedMeanwhileIsSetAnewAndDoesNotFire() {
    rows.put(every(1, 30));
    beat.pass();
    rows.put(every(1, 60));
    clock.step(Duration.ofSeconds(30));
    assertThat(firing.ring(ticker.alarms(), now()))
        .extracting(Alarm::due)
        .containsExactly(now().plusSeconds(60));
    assertThat(broker.depth(DEFAULT).isDrained()).isTrue();
  }

  @Test
  void theTaskIsSentAsTheRowSays() {
    rows.put(
        row(
            1,
            SYNC,
            new PeriodicTask.Delivery(
                Destination.BY_ROUTE,
                6,
                new Expiry.After(Duration.ofSeconds(20)),
                Map.of("tenant", "acme"))));
    beat.pass();
    clock.step(Duration.ofSeconds(30));
    firing.ring(ticker.alarms(), now());
    TaskOptions options = sent(LOW).task().options();
    assertThat(options.priority()).isEqualTo(6);
    assertThat(options.expires()).isEqualTo(now().plusSeconds(20));
    assertThat(options.headers()).containsEntry("tenant", "acme");
  }

  @Test
  void eachFiringBeginsATraceOfItsOwn() {
    rows.put(
        row(
            1,
            SYNC,
            new PeriodicTask.Delivery(Destination.BY_ROUTE, 0, new Expiry.Never(), Map.of())));
    beat.pass();
    clock.step(Duration.ofSeconds(30));
    firing.ring(ticker.alarms(), now());
    Task task = sent(LOW).task();
    assertThat(String.valueOf(task.options().headers().get("traceparent")))
        .startsWith("00-" + task.id().value().replace("-", "") + "-");
  }

  @Test
  void aRowMayNameItsQueue() {
    rows.put(
        row(
            1,
            SYNC,
            new PeriodicTask.Delivery(
                new Destination.ToQueue(DEFAULT), 0, new Expiry.Never(), Map.of())));
    beat.pass();
    firing.ring(ticker.alarms(), now());
    assertThat(broker.depth(DEFAULT).ready()).isEqualTo(1);
  }

  @Test
  void anUnreadableRowIsToldOnceAndHurtsNobody() {
    rows.put(every(1, 30));
    rows.put(new Timetable.UnreadableRow(new PeriodicTaskId(2), "bad", "minute is '99'"));
    beat.pass();
    rows.put(every(3, 30));
    beat.pass();
    assertThat(ticker.alarms()).hasSize(2);
    assertThat(heard.words).containsOnlyOnce("aside bad");
  }

  @Test
  void aBeatFiresByItselfAndEndsInGoodOrder() throws Exception {
    rows.put(every(1, 30));
    beat.start();
    beat.start();
    heard.await("changed 1");
    clock.step(Duration.ofSeconds(30));
    heard.await("sent row 1");
    beat.close();
    beat.close();
    assertThat(broker.depth(DEFAULT).ready()).isEqualTo(1);
  }

  @Test
  void aRowThatCannotBeSentHoldsUpNobodyAndRingsAgainByItself() {
    for (int id = 1; id <= 3; id++) {
      rows.put(every(id, 30));
    }
    beat.pass();
    clock.step(Duration.ofSeconds(30));
    List<Alarm> alarms = ticker.alarms();
    broken = Optional.of(FiringId.of(new PeriodicTaskId(2), now()));
    assertThat(rings(alarms)).containsExactly(now().plusSeconds(30), now(), now().plusSeconds(30));
    assertThat(rings(alarms)).containsExactly(now().plusSeconds(30), now(), now().plusSeconds(30));
    assertThat(broker.depth(DEFAULT).ready()).isEqualTo(2);
    assertThat(rows.runs(new PeriodicTaskId(2))).isZero();
    assertThat(heard.words).containsOnlyOnce("stuck row 2", "sent row 1", "sent row 3");

    broken = Optional.empty();
    firing.ring(alarms, now());
    assertThat(broker.depth(DEFAULT).ready()).isEqualTo(3);
    assertThat(rows.runs(new PeriodicTaskId(2))).isEqualTo(1);
  }

  @Test
  void aRowWhoseNextTimeCannotBeFoundHoldsUpNobody() {
    rows.put(every(1, 30));
    rows.put(row(2, NOOP, new Solar(SolarEvent.SUNSET, new Place(0, 0), NO_SUN), PLAIN));
    beat.pass();
    assertThat(ticker.alarms()).extracting(Alarm::id).containsExactly(new PeriodicTaskId(1));
    assertThat(heard.words).contains("aside row 2", "changed 1");

    clock.step(Duration.ofSeconds(30));
    List<Alarm> both = new ArrayList<>(ticker.alarms());
    both.add(rows.find(new PeriodicTaskId(2)).orElseThrow().alarmAt(now()));
    assertThat(firing.ring(both, now())).contains(both.get(1)).hasSize(2);
    assertThat(broker.depth(DEFAULT).ready()).isEqualTo(1);
  }

  @Test
  void aBrokerThatIsAwayIsNotAskedForEachRow() {
    AtomicInteger asked = new AtomicInteger();
    TaskBroker away =
        new ForwardingTaskBroker(broker) {
          @Override
          public Set<TaskId> publishOnce(List<Publication> tasks, Duration window) {
            asked.incrementAndGet();
            throw new BrokerUnavailableException("away", new IllegalStateException());
          }
        };
    rows.put(every(1, 30));
    rows.put(every(2, 30));
    beat.pass();
    List<Alarm> alarms = ticker.alarms();
    assertThatThrownBy(
            () -> new Firing(rows, away, routes, heard).ring(alarms, now().plusSeconds(30)))
        .isInstanceOf(BrokerUnavailableException.class);
    assertThat(asked).hasValue(1);
    assertThat(heard.words).noneMatch(word -> word.startsWith("s"));
  }

  @Test
  void aRowThatChangesWhileItsAlarmRingsIsSetAnewWithTheNextPass() {
    rows.put(every(1, 30));
    beat.pass();
    clock.step(Duration.ofSeconds(30));
    Alarm ringing = ticker.alarms().getFirst();
    rows.put(every(1, 45));
    beat.pass();
    assertThat(ticker.alarms()).as("what is due is its bell's").containsExactly(ringing);
    Alarm ofTheOldRow = new Alarm(ringing.id(), now().plusSeconds(30), ringing.version());
    ticker.ringNow((due, at) -> List.of(ofTheOldRow));
    beat.pass();
    assertThat(ticker.alarms()).extracting(Alarm::due).containsExactly(now().plusSeconds(45));
    beat.pass();
    assertThat(heard.words).containsExactly("changed 1", "changed 1");
  }

  @Test
  void whatWasWrittenLastIsSetBeforeAllRowsAreRead() {
    rows.put(every(1, 30));
    Slow slow = new Slow(rows, new AtomicInteger());
    Beat waiting = new Beat(slow, ticker, firing, heard, clock);
    waiting.pass();
    rows.put(every(1, 45));
    assertThatThrownBy(waiting::pass).hasMessage("too slow");
    assertThat(ticker.alarms()).extracting(Alarm::due).containsExactly(now().plusSeconds(45));
  }

  @Test
  void aBeatThatDiesBetweenSendingAndNotingCausesNoSecondTaskThoughTheRowIsChangedThen() {
    rows.put(cron(1, "0 12 * * *", now().minus(Duration.ofDays(1))));
    Alarm alarm = rows.find(new PeriodicTaskId(1)).orElseThrow().alarmAt(now());
    Firing dying = new Firing(new DiesWhenNoting(rows), broker, routes, heard);
    assertThatThrownBy(() -> dying.ring(List.of(alarm), now())).hasMessage("killed");
    rows.put(cron(1, "0,30 12 * * *", now().minus(Duration.ofDays(1))));
    clock.step(Duration.ofSeconds(20));
    assertThat(firing.ring(List.of(alarm), now()))
        .extracting(Alarm::due)
        .containsExactly(Instant.parse("2026-11-23T12:30:00Z"));
    assertThat(broker.depth(DEFAULT).ready()).isEqualTo(1);
    assertThat(rows.runs(alarm.id())).isEqualTo(1);
  }

  @Test
  void anAlarmOfBeforeTheLastRunFiresNothing() {
    rows.put(cron(1, "0,30 12 * * *", now()));
    PeriodicTask row = rows.find(new PeriodicTaskId(1)).orElseThrow();
    Instant before = now().minus(Duration.ofHours(23));
    assertThat(firing.ring(List.of(row.alarmAt(before)), now()))
        .extracting(Alarm::due)
        .containsExactly(now().plus(Duration.ofMinutes(30)));
    assertThat(broker.depth(DEFAULT).isDrained()).isTrue();
  }

  private List<Instant> rings(List<Alarm> alarms) {
    return firing.ring(alarms, now()).stream()
        .sorted(Comparator.comparingLong(alarm -> alarm.id().value()))
        .map(Alarm::due)
        .toList();
  }

  private static PeriodicTask cron(long id, String text, Instant lastRun) {
    return new PeriodicTask(
        new PeriodicTaskId(id),
        "row " + id,
        Crontab.of(text, ZoneOffset.UTC),
        NOOP,
        Arguments.NONE,
        PLAIN,
        false,
        PeriodicTask.UNSET,
        lastRun);
  }

  private Reserved sent(QueueName queue) {
    List<Delivery> taken =
        broker.reserve(new WorkerId("w@test"), List.of(queue), 1, Duration.ofSeconds(30));
    return (Reserved) taken.getFirst();
  }

  private Instant now() {
    return clock.instant();
  }

  private static PeriodicTask every(long id, long seconds) {
    return row(id, NOOP, new Interval(Duration.ofSeconds(seconds)), PeriodicTask.Delivery.DEFAULT);
  }

  private static PeriodicTask row(long id, TaskName task, PeriodicTask.Delivery delivery) {
    return row(id, task, new Interval(Duration.ofSeconds(30)), delivery);
  }

  private static PeriodicTask row(
      long id, TaskName task, Schedule schedule, PeriodicTask.Delivery delivery) {
    return new PeriodicTask(
        new PeriodicTaskId(id),
        "row " + id,
        schedule,
        task,
        Arguments.NONE,
        delivery,
        false,
        PeriodicTask.UNSET,
        PeriodicTask.UNSET);
  }

  /** Rows of a beat that is killed in the moment between sending and noting. */
  private record DiesWhenNoting(PeriodicTasks rows) implements PeriodicTasks {

    @Override
    public Timetable read() {
      return rows.read();
    }

    @Override
    public Optional<PeriodicTask> find(PeriodicTaskId id) {
      return rows.find(id);
    }

    @Override
    public String changeMark() {
      return rows.changeMark();
    }

    @Override
    public String fingerprint() {
      return rows.fingerprint();
    }

    @Override
    public boolean recordFiring(PeriodicTaskId id, TaskId sent, Instant at) {
      throw new TimetableUnavailableException("killed", new IllegalStateException());
    }
  }

  /** Rows that can be read once, but for those that were written last. */
  private record Slow(PeriodicTasks rows, AtomicInteger readings) implements PeriodicTasks {

    @Override
    public Timetable read() {
      if (readings.getAndIncrement() > 0) {
        throw new TimetableUnavailableException("too slow", new IllegalStateException());
      }
      return rows.read();
    }

    @Override
    public Collection<PeriodicTask> lastWritten(int most) {
      return rows.read().tasks();
    }

    @Override
    public Optional<PeriodicTask> find(PeriodicTaskId id) {
      return rows.find(id);
    }

    @Override
    public String changeMark() {
      return rows.changeMark();
    }

    @Override
    public String fingerprint() {
      return rows.fingerprint();
    }

    @Override
    public boolean recordFiring(PeriodicTaskId id, TaskId sent, Instant at) {
      return rows.recordFiring(id, sent, at);
    }
  }

  private static final class Heard implements BeatListener {

    private final List<String> words = new ArrayList<>();

    private synchronized void hear(String word) {
      words.add(word);
      notifyAll();
    }

    synchronized void await(String word) throws InterruptedException {
      while (!words.contains(word)) {
        wait();
      }
    }

    @Override
    public void scheduleChanged(int rows) {
      hear("changed " + rows);
    }

    @Override
    public void setAside(Timetable.UnreadableRow row) {
      hear("aside " + row.name());
    }

    @Override
    public void sent(PeriodicTask row, Alarm alarm) {
      hear("sent " + row.name());
    }

    @Override
    public void stuck(PeriodicTask row, Alarm alarm, RuntimeException cause) {
      hear("stuck " + row.name());
    }

    @Override
    public void alreadySent(PeriodicTask row, Alarm alarm) {
      hear("already " + row.name());
    }
  }
}
