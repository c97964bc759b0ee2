package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.Timetable;
import cl.fizko.core.task.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rows in a map: the executable specification of {@link PeriodicTasks}. */
public final class InMemoryPeriodicTasks implements PeriodicTasks {

  private final Map<Long, PeriodicTask> rows = new TreeMap<>();
  private final Map<Long, Integer> runs = new TreeMap<>();
  private final Map<Long, TaskId> lastSent = new TreeMap<>();
  private final List<Timetable.UnreadableRow> unreadable = new ArrayList<>();
  private int changes;

  /** Adds a row or replaces it, and announces the change. */
  public synchronized void put(PeriodicTask row) {
    rows.put(row.id().value(), row);
    changes++;
  }

  /** The same by somebody who forgets to announce it. */
  public synchronized void putQuietly(PeriodicTask row) {
    rows.put(row.id().value(), row);
  }

  /** Adds a row that nobody can read, and announces it. */
  public synchronized void put(Timetable.UnreadableRow row) {
    unreadable.add(row);
    changes++;
  }

  /** Switches a row off, and announces the change. */
  public synchronized void remove(PeriodicTaskId id) {
    rows.remove(id.value());
    changes++;
  }

  /** How often a row has fired. */
  public synchronized int runs(PeriodicTaskId id) {
    return runs.getOrDefault(id.value(), 0);
  }

  @Override
  public synchronized Timetable read() {
    return new Timetable(List.copyOf(rows.values()), unreadable);
  }

  @Override
  public synchronized Optional<PeriodicTask> find(PeriodicTaskId id) {
    return Optional.ofNullable(rows.get(id.value()));
  }

  @Override
  public synchronized String changeMark() {
    return Integer.toString(changes);
  }

  @Override
  public synchronized String fingerprint() {
    return rows.values().stream().map(row -> ranAt(row, PeriodicTask.UNSET)).toList()
        + unreadable.toString();
  }

  @Override
  public synchronized boolean recordFiring(PeriodicTaskId id, TaskId sent, Instant at) {
    PeriodicTask row = rows.get(id.value());
    if (row == null) {
      return false;
    }
    if (sent.equals(lastSent.put(id.value(), sent))) {
      return true;
    }
    runs.merge(id.value(), 1, Integer::sum);
    if (row.oneOff()) {
      rows.remove(id.value());
    } else {
      rows.put(id.value(), ranAt(row, at));
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
        at,
        row.policy());
  }
}
