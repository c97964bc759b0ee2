package cl.fizko.core.schedule.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.schedule.Crontab;
import cl.fizko.core.schedule.Destination;
import cl.fizko.core.schedule.Expiry;
import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Schedule;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of rows promises. An adapter's test says how rows get into it. */
public abstract class PeriodicTasksContract {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456Z");
  private static final TaskId SENT = new TaskId("5689a80c-d813-5034-80f3-01e71434d332");

  private PeriodicTasks rows;

  /** The store, empty. */
  protected abstract PeriodicTasks empty();

  /** Puts a row in, as another process would, and announces the change. */
  protected abstract void insert(PeriodicTask row);

  /** Puts a row in without announcing it, as somebody does who forgets to. */
  protected abstract void insertQuietly(PeriodicTask row);

  /** Switches a row off, and announces the change. */
  protected abstract void disable(PeriodicTaskId id);

  @BeforeEach
  void begin() {
    rows = empty();
  }

  @Test
  void anEmptyStoreHasNoRows() {
    assertThat(rows.read().tasks()).isEmpty();
    assertThat(rows.read().unreadable()).isEmpty();
    assertThat(rows.find(new PeriodicTaskId(1))).isEmpty();
  }

  @Test
  void rowsAreReadAsTheyWereWritten() {
    PeriodicTask plain = row(1, new Interval(Duration.ofSeconds(30)), false);
    PeriodicTask full =
        new PeriodicTask(
            new PeriodicTaskId(2),
            "with everything",
            new Crontab("30", "2", "1-7", "*/3", "mon-fri", ZoneId.of("America/Santiago")),
            new TaskName("sii.sync_documents"),
            new Arguments(List.of(1, "ñ", List.of()), Map.of("months", 2)),
            new PeriodicTask.Delivery(
                new Destination.ToQueue(new QueueName("low")),
                6,
                new Expiry.After(Duration.ofSeconds(30)),
                Map.of("tenant", "acme")),
            true,
            NOW,
            NOW.minusSeconds(60));
    PeriodicTask ending =
        new PeriodicTask(
            new PeriodicTaskId(3),
            "ending",
            new Interval(Duration.ofDays(2)),
            new TaskName("demo.noop"),
            Arguments.NONE,
            new PeriodicTask.Delivery(Destination.BY_ROUTE, 0, new Expiry.At(NOW), Map.of()),
            false,
            PeriodicTask.UNSET,
            PeriodicTask.UNSET);
    List.of(plain, full, ending).forEach(this::insert);
    assertThat(rows.read().tasks()).containsExactlyInAnyOrder(plain, full, ending);
    assertThat(rows.find(full.id())).contains(full);
  }

  @Test
  void aRowThatIsSwitchedOffIsNotThere() {
    PeriodicTask row = row(1, new Interval(Duration.ofSeconds(30)), false);
    insert(row);
    disable(row.id());
    assertThat(rows.read().tasks()).isEmpty();
    assertThat(rows.find(row.id())).isEmpty();
  }

  @Test
  void theMarkChangesWithAnAnnouncedChangeAndOnlyThen() {
    String before = rows.changeMark();
    assertThat(rows.changeMark()).isEqualTo(before);
    insert(row(1, new Interval(Duration.ofSeconds(30)), false));
    String after = rows.changeMark();
    assertThat(after).isNotEqualTo(before);
    rows.recordFiring(new PeriodicTaskId(1), SENT, NOW);
    assertThat(rows.changeMark()).isEqualTo(after);
    insert(row(2, new Interval(Duration.ofSeconds(30)), true));
    String again = rows.changeMark();
    rows.recordFiring(new PeriodicTaskId(2), SENT, NOW);
    assertThat(rows.changeMark()).isEqualTo(again);
  }

  @Test
  void theFingerprintTellsWhatNobodyAnnouncedAndNotWhatFires() {
    String empty = rows.fingerprint();
    assertThat(rows.fingerprint()).isEqualTo(empty);
    insertQuietly(row(1, new Interval(Duration.ofSeconds(30)), false));
    String one = rows.fingerprint();
    assertThat(one).isNotEqualTo(empty);
    rows.recordFiring(new PeriodicTaskId(1), SENT, NOW);
    assertThat(rows.fingerprint()).isEqualTo(one);
    disable(new PeriodicTaskId(1));
    assertThat(rows.fingerprint()).isNotEqualTo(one);
  }

  @Test
  void aFiringIsNotedAsTheLastRun() {
    PeriodicTask row = row(1, new Interval(Duration.ofSeconds(30)), false);
    insert(row);
    assertThat(rows.recordFiring(row.id(), SENT, NOW)).isTrue();
    assertThat(rows.find(row.id()))
        .get()
        .satisfies(found -> assertThat(found.lastRunAt()).isEqualTo(NOW));
  }

  @Test
  void thatTheSameTaskWasSentIsNotedOnce() {
    PeriodicTask row = row(1, new Interval(Duration.ofSeconds(30)), false);
    insert(row);
    rows.recordFiring(row.id(), SENT, NOW);
    assertThat(rows.recordFiring(row.id(), SENT, NOW.plusSeconds(9))).isTrue();
    assertThat(rows.find(row.id()).orElseThrow().lastRunAt()).isEqualTo(NOW);
  }

  @Test
  void manyRowsAreFoundAndNotedTogether() {
    List<PeriodicTaskId> ids = new ArrayList<>();
    Map<PeriodicTaskId, TaskId> sent = new HashMap<>();
    for (int i = 1; i <= 20; i++) {
      PeriodicTask row = row(i, new Interval(Duration.ofSeconds(30)), i == 20);
      insert(row);
      ids.add(row.id());
      sent.put(row.id(), new TaskId("sent-" + i));
    }
    ids.add(new PeriodicTaskId(4711));
    sent.put(new PeriodicTaskId(4711), SENT);
    assertThat(rows.find(ids)).hasSize(20).containsKeys(ids.get(0), ids.get(19));
    rows.recordFirings(sent, NOW);
    assertThat(rows.find(ids))
        .as("the one that fires once is off")
        .hasSize(19)
        .allSatisfy((id, row) -> assertThat(row.lastRunAt()).isEqualTo(NOW));
    rows.recordFirings(Map.of(), NOW);
    assertThat(rows.find(List.of())).isEmpty();
  }

  @Test
  void aRowThatFiresOnceIsSwitchedOffWhenItHasFired() {
    PeriodicTask row = row(1, new Interval(Duration.ofSeconds(30)), true);
    insert(row);
    assertThat(rows.recordFiring(row.id(), SENT, NOW)).isTrue();
    assertThat(rows.find(row.id())).isEmpty();
  }

  @Test
  void aRowThatIsGoneCannotFire() {
    assertThat(rows.recordFiring(new PeriodicTaskId(4711), SENT, NOW)).isFalse();
  }

  protected static PeriodicTask row(long id, Schedule schedule, boolean oneOff) {
    return new PeriodicTask(
        new PeriodicTaskId(id),
        "row " + id,
        schedule,
        new TaskName("demo.noop"),
        Arguments.NONE,
        PeriodicTask.Delivery.DEFAULT,
        oneOff,
        PeriodicTask.UNSET,
        PeriodicTask.UNSET);
  }
}
