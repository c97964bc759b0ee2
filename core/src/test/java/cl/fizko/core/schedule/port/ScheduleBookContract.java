package cl.fizko.core.schedule.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.schedule.Clocked;
import cl.fizko.core.schedule.Crontab;
import cl.fizko.core.schedule.Destination;
import cl.fizko.core.schedule.Expiry;
import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.Misfire;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Place;
import cl.fizko.core.schedule.Policy;
import cl.fizko.core.schedule.Schedule;
import cl.fizko.core.schedule.Solar;
import cl.fizko.core.schedule.SolarEvent;
import cl.fizko.core.schedule.desk.Change;
import cl.fizko.core.schedule.desk.Draft;
import cl.fizko.core.schedule.desk.Entry;
import cl.fizko.core.schedule.desk.NameTakenException;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every book of rows promises, together with the log of what was done to them. */
public abstract class ScheduleBookContract {

  protected static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456Z");
  private static final PeriodicTaskId NOBODY = new PeriodicTaskId(4711);
  private static final Sun NO_SUN = (event, place, after) -> Optional.empty();

  private ScheduleBook book;
  private ScheduleLog log;

  /** The book, empty. */
  protected abstract ScheduleBook book();

  /** Its log, empty. */
  protected abstract ScheduleLog log();

  @BeforeEach
  void begin() {
    book = book();
    log = log();
  }

  private static List<Schedule> schedules() {
    return List.of(
        new Crontab("30", "2", "1-7", "*/3", "mon-fri", ZoneId.of("America/Santiago")),
        new Interval(Duration.ofDays(2)),
        new Interval(Duration.ofHours(3)),
        new Interval(Duration.ofMinutes(90)),
        new Interval(Duration.ofSeconds(1)),
        new Interval(Duration.ofNanos(2_500_000)),
        new Clocked(NOW),
        new Solar(SolarEvent.DUSK_ASTRONOMICAL, new Place(-33.45, -70.66), NO_SUN));
  }

  @Test
  void whatIsAddedIsReadAsItWasWritten() {
    List<Draft> drafts = new ArrayList<>();
    for (Schedule schedule : schedules()) {
      drafts.add(full("row " + drafts.size(), schedule));
      drafts.add(plain("row " + drafts.size(), schedule));
    }
    List<PeriodicTaskId> ids = drafts.stream().map(draft -> book.add(draft, note())).toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(book.page(0, 1_000)).extracting(Entry::id).containsExactlyElementsOf(ids);
    assertThat(book.page(0, 1_000))
        .extracting(ScheduleBookContract::draft)
        .containsExactlyElementsOf(drafts);
    assertThat(book.page(0, 1_000))
        .allSatisfy(
            entry -> {
              assertThat(entry.lastRunAt()).isEqualTo(PeriodicTask.UNSET);
              assertThat(entry.runs()).isZero();
              assertThat(entry.lastTask()).isEmpty();
            });
  }

  @Test
  void pagesFollowEachOther() {
    List<PeriodicTaskId> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(book.add(plain("row " + i, schedules().getFirst()), note()));
    }

    assertThat(book.page(0, 2)).extracting(Entry::id).isEqualTo(ids.subList(0, 2));
    assertThat(book.page(ids.get(1).value(), 2)).extracting(Entry::id).isEqualTo(ids.subList(2, 4));
    assertThat(book.page(ids.get(4).value(), 2)).isEmpty();
  }

  @Test
  void aRowIsFoundByItsNameAndElseByItsNumber() {
    PeriodicTaskId first = book.add(plain("first", schedules().getFirst()), note());
    PeriodicTaskId second = book.add(plain(first.toString(), schedules().getFirst()), note());

    assertThat(book.find("first").map(Entry::id)).contains(first);
    assertThat(book.find(second.toString()).map(Entry::id)).contains(second);
    assertThat(book.find(first.toString()).map(Entry::id)).contains(second);
    assertThat(book.find("nobody")).isEmpty();
    assertThat(book.find("")).isEmpty();
  }

  @Test
  void aRowSaysWhatItIsMadeToSayAndEverythingOfIt() {
    PeriodicTaskId id = book.add(full("before", schedules().get(1)), note());
    for (Schedule schedule : schedules()) {
      for (Draft draft : List.of(plain("after", schedule), full("after", schedule))) {
        assertThat(book.replace(id, draft, note())).isTrue();
        assertThat(book.find("after").map(ScheduleBookContract::draft)).contains(draft);
      }
    }
    assertThat(book.find("before")).isEmpty();
    assertThat(book.replace(NOBODY, plain("nobody", schedules().get(1)), note())).isFalse();
  }

  @Test
  void noTwoRowsHaveTheSameName() {
    PeriodicTaskId one = book.add(plain("one", schedules().getFirst()), note());
    PeriodicTaskId two = book.add(plain("two", schedules().getFirst()), note());

    assertThatThrownBy(() -> book.add(plain("one", schedules().get(1)), note()))
        .isInstanceOf(NameTakenException.class);
    assertThatThrownBy(() -> book.replace(two, plain("one", schedules().get(1)), note()))
        .isInstanceOf(NameTakenException.class);
    assertThat(book.replace(one, plain("one", schedules().get(1)), note())).isTrue();
    assertThat(book.page(0, 10)).extracting(Entry::name).containsExactly("one", "two");
    assertThat(log.latest(10)).as("what was refused is not noted").hasSize(3);
  }

  @Test
  void aRowIsSwitchedOffAndOnAndSaysTheSame() {
    Draft draft = full("row", schedules().getFirst());
    PeriodicTaskId id = book.add(draft, note());

    assertThat(book.enable(id, true, note())).isTrue();
    assertThat(book.find("row").map(entry -> entry.content().enabled())).contains(true);
    assertThat(book.enable(id, false, note())).isTrue();
    assertThat(book.find("row").map(ScheduleBookContract::draft)).contains(draft);
    assertThat(book.enable(NOBODY, true, note())).isFalse();
  }

  @Test
  void aRowThatIsRemovedIsGoneAndItsNotesStay() {
    PeriodicTaskId id = book.add(plain("row", schedules().getFirst()), note());

    assertThat(book.remove(id, note("row", id))).isTrue();
    assertThat(book.page(0, 10)).isEmpty();
    assertThat(book.remove(id, note("row", id))).isFalse();
    assertThat(log.latestOf("row", 10)).hasSize(2);
  }

  @Test
  void everythingThatIsDoneIsNotedNewestFirst() {
    PeriodicTaskId id = book.add(plain("row", schedules().getFirst()), note("row", NOBODY));
    Map<String, Object> detail = Map.of("priority", Map.of("from", 0, "to", List.of("ñ", true)));
    Change change = new Change(NOW, "cli:ana", Change.Action.CHANGE, id, "new name", detail);
    book.replace(id, plain("new name", schedules().getFirst()), change);
    Change run = new Change(NOW, "api:ana", Change.Action.RUN, id, "new name", Map.of("task", "x"));
    log.note(run);
    book.add(plain("other", schedules().getFirst()), note("other", NOBODY));

    assertThat(log.latest(10)).hasSize(4);
    assertThat(log.latest(1)).extracting(Change::name).containsExactly("other");
    List<Change> ofRow = List.of(run, change, note("row", id));
    assertThat(log.latestOf("new name", 10)).isEqualTo(ofRow);
    assertThat(log.latestOf("row", 10)).as("by a name that it had").isEqualTo(ofRow);
    assertThat(log.latestOf(id.toString(), 2)).isEqualTo(ofRow.subList(0, 2));
    assertThat(log.latestOf("nobody", 10)).isEmpty();
  }

  private static Draft draft(Entry entry) {
    return ((Entry.Legible) entry.content()).draft();
  }

  private static Change note() {
    return note("whatever", NOBODY);
  }

  private static Change note(String name, PeriodicTaskId id) {
    return new Change(NOW, "test", Change.Action.CREATE, id, name, Map.of());
  }

  protected static Draft plain(String name, Schedule schedule) {
    return new Draft(
        name,
        "",
        true,
        schedule,
        new TaskName("demo.noop"),
        Arguments.NONE,
        PeriodicTask.Delivery.DEFAULT,
        false,
        PeriodicTask.UNSET,
        Policy.DEFAULT);
  }

  private static Draft full(String name, Schedule schedule) {
    return new Draft(
        name,
        "for people: ñ",
        false,
        schedule,
        new TaskName("sii.sync_documents"),
        new Arguments(List.of(1, "ñ", List.of()), Map.of("months", 2)),
        new PeriodicTask.Delivery(
            new Destination.ToQueue(new QueueName("low")),
            6,
            schedule instanceof Interval
                ? new Expiry.At(NOW.plusSeconds(60))
                : new Expiry.After(Duration.ofSeconds(30)),
            Map.of("tenant", "acme")),
        true,
        NOW,
        new Policy(new Misfire.CatchUp(7), Duration.ofSeconds(90), Policy.Begin.AT_ONCE));
  }
}
