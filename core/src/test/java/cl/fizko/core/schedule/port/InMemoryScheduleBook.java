package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.desk.Change;
import cl.fizko.core.schedule.desk.Draft;
import cl.fizko.core.schedule.desk.Entry;
import cl.fizko.core.schedule.desk.NameTakenException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Rows in a map: the executable specification of {@link ScheduleBook}. */
public final class InMemoryScheduleBook implements ScheduleBook {

  private final TreeMap<Long, Entry> rows = new TreeMap<>();
  private final ScheduleLog log;
  private long last;

  public InMemoryScheduleBook(ScheduleLog log) {
    this.log = log;
  }

  /** Puts a row in as it is, as others do. */
  public synchronized void put(Entry entry) {
    rows.put(entry.id().value(), entry);
    last = Math.max(last, entry.id().value());
  }

  @Override
  public synchronized List<Entry> page(long after, int most) {
    return rows.tailMap(after, false).values().stream().limit(most).toList();
  }

  @Override
  public synchronized Optional<Entry> find(String reference) {
    return rows.values().stream()
        .filter(entry -> entry.name().equals(reference))
        .findFirst()
        .or(
            () ->
                rows.values().stream()
                    .filter(entry -> entry.id().toString().equals(reference))
                    .findFirst());
  }

  @Override
  public synchronized PeriodicTaskId add(Draft draft, Change note) {
    PeriodicTaskId id = new PeriodicTaskId(last + 1);
    refuseName(draft, id);
    put(
        new Entry(
            id,
            new Entry.Legible(draft),
            PeriodicTask.UNSET,
            0,
            Optional.empty(),
            Optional.empty()));
    log.note(note.withRow(id));
    return id;
  }

  @Override
  public synchronized boolean replace(PeriodicTaskId id, Draft draft, Change note) {
    refuseName(draft, id);
    return change(id, note, content -> new Entry.Legible(draft));
  }

  @Override
  public synchronized boolean enable(PeriodicTaskId id, boolean on, Change note) {
    return change(id, note, content -> switched(content, on));
  }

  private static Entry.Content switched(Entry.Content content, boolean on) {
    return switch (content) {
      case Entry.Legible legible -> {
        Draft draft = legible.draft();
        yield new Entry.Legible(
            Draft.of(
                draft.row(new PeriodicTaskId(0), PeriodicTask.UNSET), on, draft.description()));
      }
      case Entry.Illegible bad -> new Entry.Illegible(bad.name(), on, bad.task(), bad.reason());
    };
  }

  @Override
  public synchronized boolean remove(PeriodicTaskId id, Change note) {
    if (rows.remove(id.value()) == null) {
      return false;
    }
    log.note(note);
    return true;
  }

  private boolean change(PeriodicTaskId id, Change note, UnaryOperator<Entry.Content> change) {
    Optional<Entry> present = Optional.ofNullable(rows.get(id.value()));
    present.ifPresent(
        entry -> {
          put(
              new Entry(
                  id,
                  change.apply(entry.content()),
                  entry.lastRunAt(),
                  entry.runs(),
                  entry.lastTask(),
                  entry.alarm()));
          log.note(note);
        });
    return present.isPresent();
  }

  private void refuseName(Draft draft, PeriodicTaskId but) {
    boolean taken =
        rows.values().stream()
            .anyMatch(entry -> entry.name().equals(draft.name()) && !entry.id().equals(but));
    if (taken) {
      throw new NameTakenException(draft.name());
    }
  }
}
