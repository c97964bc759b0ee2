package cl.fizko.core.schedule.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.schedule.Clocked;
import cl.fizko.core.schedule.Crontab;
import cl.fizko.core.schedule.Destination;
import cl.fizko.core.schedule.Expiry;
import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Schedule;
import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every store of the timetable promises. An adapter's test extends it and says how its rows
 * are written by others.
 */
@Timeout(60)
public abstract class PeriodicTasksContract {

  protected static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
  private static final Schedule HOURLY = new Interval(Duration.ofHours(1));

  private PeriodicTasks rows;

  /** The rows under test, of which there are none yet. Asked for once in each test. */
  protected abstract PeriodicTasks rows();

  /** Rows in a store that cannot be reached. */
  protected abstract PeriodicTasks unreachable();

  /** Writes a row, switched on, with the number that it names; announces nothing. */
  protected abstract void write(PeriodicTask row);

  /** Writes a row, switched on, that nobody can read. */
  protected abstract void writeUnreadable(PeriodicTaskId id, String name);

  protected abstract void switchOff(PeriodicTaskId id);

  protected abstract void remove(PeriodicTaskId id);

  /** Announces a change, as whoever writes rows does. */
  protected abstract void announce();

  /** How often a row has fired, as the store has it. */
  protected abstract int firings(PeriodicTaskId id);

  @BeforeEach
  void open() {
    rows = rows();
  }

  private static PeriodicTaskId id(long number) {
    return new PeriodicTaskId(number);
  }

  private static PeriodicTask row(long number, Schedule schedule) {
    return row(number, schedule, false);
  }

  private static PeriodicTask row(long number, Schedule schedule, boolean oneOff) {
    return new PeriodicTask(
        id(number),
        "row " + number,
        schedule,
        new TaskName("sii.sync"),
        Arguments.NONE,
        PeriodicTask.Delivery.DEFAULT,
        oneOff,
        PeriodicTask.UNSET,
        PeriodicTask.UNSET);
  }

  @Test
  void aTimetableWithoutRowsIsEmpty() {
    assertThat(rows.read().tasks()).isEmpty();
    assertThat(rows.read().unreadable()).isEmpty();
  }

  @Test
  void aRowOfEachKindIsReadAsItWasWritten() {
    List<PeriodicTask> written =
        List.of(
            row(1, HOURLY),
            row(2, new Interval(Duration.ofDays(2))),
            row(3, new Interval(Duration.of(1_500, ChronoUnit.MICROS))),
            row(
                4,
                new Crontab(
                    "*/15", "8-18", "1-7", "jan,jul", "mon-fri", ZoneId.of("America/Santiago"))),
            row(5, new Clocked(NOON), true));
    written.forEach(this::write);

    assertThat(rows.read().tasks()).containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void everythingThatARowSaysIsRead() {
    Map<String, Object> named = new HashMap<>();
    named.put("company_id", null);
    named.put("nested", Map.of("list", List.of(1, "dos", true)));
    PeriodicTask row =
        new PeriodicTask(
            id(1),
            "cada hora: ñandú",
            HOURLY,
            new TaskName("sii.sync"),
            new Arguments(Arrays.asList(1, 2.5, "á", null, false), named),
            new PeriodicTask.Delivery(
                new Destination.ToQueue(new QueueName("low")),
                6,
                new Expiry.After(Duration.ofSeconds(30)),
                Map.of("tenant", "acme")),
            true,
            NOON.plusSeconds(60),
            NOON);
    write(row);

    assertThat(rows.find(id(1))).contains(row);
  }

  @Test
  void aRowMayExpireAtAnInstant() {
    PeriodicTask.Delivery until =
        new PeriodicTask.Delivery(Destination.BY_ROUTE, 0, new Expiry.At(NOON), Map.of());
    PeriodicTask plain = row(1, HOURLY);
    PeriodicTask row =
        new PeriodicTask(
            plain.id(),
            plain.name(),
            plain.schedule(),
            plain.task(),
            plain.arguments(),
            until,
            false,
            PeriodicTask.UNSET,
            PeriodicTask.UNSET);
    write(row);

    assertThat(rows.read().tasks()).containsExactly(row);
  }

  @Test
  void aRowThatIsSwitchedOffIsNeitherReadNorFound() {
    write(row(1, HOURLY));
    write(row(2, HOURLY));
    switchOff(id(1));

    assertThat(rows.read().tasks()).extracting(PeriodicTask::id).containsExactly(id(2));
    assertThat(rows.find(id(1))).isEmpty();
  }

  @Test
  void aRowThatIsGoneIsNotFound() {
    write(row(1, HOURLY));
    remove(id(1));

    assertThat(rows.find(id(1))).isEmpty();
    assertThat(rows.find(id(404))).isEmpty();
  }

  @Test
  void aRowIsFoundAsItStandsNow() {
    write(row(1, HOURLY));
    assertThat(rows.find(id(1))).isPresent();
    remove(id(1));
    write(row(1, new Clocked(NOON), true));

    assertThat(rows.find(id(1))).contains(row(1, new Clocked(NOON), true));
  }

  @Test
  void aRowThatNobodyCanReadStandsApartWithItsReasonAndHurtsNobody() {
    write(row(1, HOURLY));
    writeUnreadable(id(2), "nonsense");
    write(row(3, HOURLY));

    assertThat(rows.read().tasks()).extracting(PeriodicTask::id).containsExactly(id(1), id(3));
    assertThat(rows.read().unreadable())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.id()).isEqualTo(id(2));
              assertThat(row.name()).isEqualTo("nonsense");
              assertThat(row.reason()).isNotBlank();
            });
    assertThat(rows.find(id(2))).isEmpty();
  }

  @Test
  void theMarkStaysUntilAChangeIsAnnounced() {
    announce();
    String before = rows.changeMark();

    write(row(1, HOURLY));

    assertThat(rows.changeMark()).isEqualTo(before);
  }

  @Test
  void everyAnnouncementChangesTheMark() {
    String none = rows.changeMark();
    announce();
    String one = rows.changeMark();
    announce();
    String two = rows.changeMark();

    assertThat(List.of(none, one, two)).doesNotHaveDuplicates();
  }

  @Test
  void aFiringIsNotedAndAnnouncesNothing() {
    write(row(1, HOURLY));
    String mark = rows.changeMark();

    assertThat(rows.recordFiring(id(1), NOON)).isTrue();
    assertThat(rows.recordFiring(id(1), NOON.plusSeconds(3_600))).isTrue();

    assertThat(rows.find(id(1)).orElseThrow().lastRunAt()).isEqualTo(NOON.plusSeconds(3_600));
    assertThat(firings(id(1))).isEqualTo(2);
    assertThat(rows.changeMark()).isEqualTo(mark);
  }

  @Test
  void aRowThatFiresOnceIsSwitchedOffByItsFiring() {
    write(row(1, HOURLY, true));

    assertThat(rows.recordFiring(id(1), NOON)).isTrue();

    assertThat(rows.read().tasks()).isEmpty();
    assertThat(firings(id(1))).isEqualTo(1);
  }

  @Test
  void aFiringOfARowThatIsGoneIsNotedNowhere() {
    assertThat(rows.recordFiring(id(404), NOON)).isFalse();
  }

  @Test
  void firingsFromManyThreadsAreAllCounted() throws Exception {
    write(row(1, HOURLY));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        var unused = threads.submit(() -> rows.recordFiring(id(1), NOON));
      }
    }

    assertThat(firings(id(1))).isEqualTo(20);
  }

  @Test
  void whoCannotReachTheRowsIsTold() {
    PeriodicTasks away = unreachable();
    List<ThrowingCallable> calls =
        List.of(
            away::read,
            () -> away.find(id(1)),
            away::changeMark,
            () -> away.recordFiring(id(1), NOON));

    assertThat(calls)
        .allSatisfy(
            call -> assertThatThrownBy(call).isInstanceOf(TimetableUnavailableException.class));
  }
}
