package cl.fizko.core.schedule.desk;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Sending;
import cl.fizko.core.schedule.port.ScheduleBook;
import cl.fizko.core.schedule.port.ScheduleLog;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.port.TaskResults;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where operators look at schedules and change them, whichever way they come. A row is referred to
 * by its name or its number. Every change is noted with who made it. Thread-safe.
 */
public final class ScheduleDesk {

  private static final PeriodicTaskId NEW = new PeriodicTaskId(0);

  private final ScheduleBook book;
  private final ScheduleLog log;
  private final Sending sending;
  private final ScheduleForm form;
  private final InstantSource clock;
  private final Viewing viewing;
  private final Previewing previewing;

  /**
   * @param results where what became of the last runs is found
   */
  public ScheduleDesk(
      ScheduleBook book,
      ScheduleLog log,
      Sending sending,
      TaskResults results,
      ScheduleForm form,
      InstantSource clock) {
    this.book = book;
    this.log = log;
    this.sending = sending;
    this.form = form;
    this.clock = clock;
    this.viewing = new Viewing(form, results);
    this.previewing = new Previewing(form);
  }

  /**
   * Rows by number, rising.
   *
   * @param after only those with a higher number; 0 for all
   * @param most at most so many, 1 to 1,000
   */
  public List<View> list(long after, int most) {
    Instant now = clock.instant();
    return book.page(after, most).stream().map(entry -> viewing.of(entry, now)).toList();
  }

  /** One row. */
  public Optional<View> show(String reference) {
    return book.find(reference).map(entry -> viewing.of(entry, clock.instant()));
  }

  /** Adds a row. */
  public Decision create(Map<String, Object> fields, String by) {
    Instant now = clock.instant();
    return switch (form.read(fields, now)) {
      case Reading.Bad<Draft> bad -> new Decision.Refused(bad.problems());
      case Reading.Good<Draft> good -> add(good.value(), by, now);
    };
  }

  private Decision add(Draft draft, String by, Instant now) {
    Map<String, Object> detail = Difference.between(Map.of(), form.write(draft));
    Change note = new Change(now, by, Change.Action.CREATE, NEW, draft.name(), detail);
    try {
      book.add(draft, note);
      return done(draft.name());
    } catch (NameTakenException e) {
      return taken(draft);
    }
  }

  /** Lets a row say what the fields say; what they do not name stays. */
  public Decision change(String reference, Map<String, Object> fields, String by) {
    return with(
        reference,
        entry -> {
          Instant now = clock.instant();
          Reading<Draft> reading =
              entry.content() instanceof Entry.Legible legible
                  ? form.read(legible.draft(), fields, now)
                  : form.read(ofIllegible(entry, fields), now);
          return switch (reading) {
            case Reading.Bad<Draft> bad -> new Decision.Refused(bad.problems());
            case Reading.Good<Draft> good -> replace(entry, good.value(), by, now);
          };
        });
  }

  private static Map<String, Object> ofIllegible(Entry entry, Map<String, Object> fields) {
    Map<String, Object> whole = new LinkedHashMap<>(fields);
    whole.putIfAbsent("name", entry.name());
    return whole;
  }

  private Decision replace(Entry entry, Draft draft, String by, Instant now) {
    Map<String, Object> before = viewing.of(entry, now).fields();
    Map<String, Object> detail = Difference.between(before, form.write(draft));
    if (detail.isEmpty()) {
      return done(entry.name());
    }
    Change note = new Change(now, by, Change.Action.CHANGE, entry.id(), draft.name(), detail);
    try {
      return book.replace(entry.id(), draft, note)
          ? done(draft.name())
          : new Decision.NotThere(entry.name());
    } catch (NameTakenException e) {
      return taken(draft);
    }
  }

  /** Switches a row on or off; one that cannot be read is not switched on. */
  public Decision enable(String reference, boolean on, String by) {
    return with(
        reference,
        entry -> {
          if (on && entry.content() instanceof Entry.Illegible illegible) {
            return refused(
                "enabled", "is true; expected a row that can be read: " + illegible.reason());
          }
          Change.Action action = on ? Change.Action.ENABLE : Change.Action.DISABLE;
          boolean there = book.enable(entry.id(), on, note(entry, action, by, Map.of()));
          return there ? done(entry.name()) : new Decision.NotThere(reference);
        });
  }

  /**
   * Sends a row's task now, switched on or off, whatever its schedule says and without effect on
   * it.
   */
  public Decision run(String reference, String by) {
    return with(
        reference,
        entry ->
            switch (entry.content()) {
              case Entry.Illegible illegible -> refused("name", illegible.reason());
              case Entry.Legible legible -> {
                PeriodicTask row = legible.draft().row(entry.id(), entry.lastRunAt());
                TaskId task = sending.outOfTurn(row, clock.instant());
                log.note(note(entry, Change.Action.RUN, by, Map.of("task", task.value())));
                yield new Decision.Sent(viewing.of(entry, clock.instant()), task);
              }
            });
  }

  /** Removes a row. */
  public Decision delete(String reference, String by) {
    return with(
        reference,
        entry -> {
          View view = viewing.of(entry, clock.instant());
          Change note =
              note(entry, Change.Action.DELETE, by, Difference.between(view.fields(), Map.of()));
          return book.remove(entry.id(), note)
              ? new Decision.Deleted(view)
              : new Decision.NotThere(reference);
        });
  }

  /**
   * What a schedule would mean.
   *
   * @param fields those that say when a row is due
   * @param times how many of its next times are told
   */
  public Preview preview(Map<String, Object> fields, int times) {
    return previewing.of(fields, times, clock.instant());
  }

  /** What was done to rows, newest first. */
  public List<Change> history(int most) {
    return log.latest(most);
  }

  /** What was done to one row, newest first, whether it is still there or not. */
  public List<Change> historyOf(String reference, int most) {
    return log.latestOf(reference, most);
  }

  private Decision with(String reference, Function<Entry, Decision> action) {
    return book.find(reference).map(action).orElseGet(() -> new Decision.NotThere(reference));
  }

  private Decision done(String name) {
    return show(name)
        .<Decision>map(Decision.Done::new)
        .orElseGet(() -> new Decision.NotThere(name));
  }

  private static Decision taken(Draft draft) {
    return refused(
        "name",
        "is '"
            + draft.name()
            + "', which another row has; expected one of its own, such as "
            + draft.name()
            + " 2");
  }

  private static Decision refused(String field, String message) {
    return new Decision.Refused(List.of(new Problem(field, message)));
  }

  private Change note(Entry entry, Change.Action action, String by, Map<String, Object> detail) {
    return new Change(clock.instant(), by, action, entry.id(), entry.name(), detail);
  }
}
