package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Timetable;
import cl.fizko.core.schedule.Timetable.UnreadableRow;
import cl.fizko.core.schedule.TimetableUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@link PeriodicTasks} for tests: rows that are put in by hand, and a store that can be away. */
public final class InMemoryPeriodicTasks implements PeriodicTasks {

  private final Map<Long, PeriodicTask> switchedOn = new TreeMap<>();
  private final Map<Long, UnreadableRow> unreadable = new TreeMap<>();
  private final Map<Long, PeriodicTask> switchedOff = new TreeMap<>();
  private final Map<Long, Integer> firings = new TreeMap<>();
  private int changes;
  private boolean away;

  /** Writes a row, switched on, in the place of the one of that number; announces nothing. */
  public synchronized void write(PeriodicTask row) {
    remove(row.id());
    switchedOn.put(row.id().value(), row);
  }

  /** Writes a row that nobody can read in the place of the one of that number. */
  public synchronized void writeUnreadable(UnreadableRow row) {
    remove(row.id());
    unreadable.put(row.id().value(), row);
  }

  public synchronized void switchOff(PeriodicTaskId id) {
    PeriodicTask row = switchedOn.remove(id.value());
    if (row != null) {
      switchedOff.put(id.value(), row);
    }
  }

  public synchronized void remove(PeriodicTaskId id) {
    switchedOn.remove(id.value());
    switchedOff.remove(id.value());
    unreadable.remove(id.value());
  }

  /** Announces that rows have changed. */
  public synchronized void announce() {
    changes++;
  }

  /** How often a row has fired. */
  public synchronized int firings(PeriodicTaskId id) {
    return firings.getOrDefault(id.value(), 0);
  }

  /** From now on every call fails, or none any more. */
  public synchronized void away(boolean isAway) {
    away = isAway;
  }

  @Override
  public synchronized Timetable read() {
    reach();
    return new Timetable(List.copyOf(switchedOn.values()), List.copyOf(unreadable.values()));
  }

  @Override
  public synchronized Optional<PeriodicTask> find(PeriodicTaskId id) {
    reach();
    return Optional.ofNullable(switchedOn.get(id.value()));
  }

  @Override
  public synchronized String changeMark() {
    reach();
    return changes == 0 ? "" : Integer.toString(changes);
  }

  @Override
  public synchronized boolean recordFiring(PeriodicTaskId id, Instant at) {
    reach();
    Map<Long, PeriodicTask> rows = switchedOn.containsKey(id.value()) ? switchedOn : switchedOff;
    PeriodicTask row = rows.computeIfPresent(id.value(), (number, present) -> ranAt(present, at));
    if (row == null) {
      return unreadable.containsKey(id.value());
    }
    firings.merge(id.value(), 1, Integer::sum);
    if (row.oneOff()) {
      switchOff(id);
    }
    return true;
  }

  private static PeriodicTask ranAt(PeriodicTask row, Instant at) {
    return new PeriodicTask(
        row.id(),
        row.name(),
        row.schedule(),
        row.task(),
        row.arguments(),
        row.delivery(),
        row.oneOff(),
        row.startsAt(),
        at);
  }

  private void reach() {
    if (away) {
      throw new TimetableUnavailableException("away", new IllegalStateException("on purpose"));
    }
  }
}
