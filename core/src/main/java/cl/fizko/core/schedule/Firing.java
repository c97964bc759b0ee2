package cl.fizko.core.schedule;

import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What happens when rows are due: their tasks are sent and the runs are noted, in this order, and
 * all together in one step each. A beat that dies in between leaves alarms that ring again with the
 * same due instants; the tasks then have the same ids, and the broker does not take them a second
 * time, nor are they counted again.
 */
public final class Firing {

  private final PeriodicTasks rows;
  private final Sending sending;
  private final BeatListener listener;

  public Firing(PeriodicTasks rows, TaskBroker broker, TaskRoutes routes, BeatListener listener) {
    this.rows = rows;
    this.sending = new Sending(broker, routes);
    this.listener = listener;
  }

  /** A row that is due, and the alarm that says so. */
  private record Due(PeriodicTask row, Alarm alarm) {

    TaskId id() {
      return FiringId.of(row.id(), alarm.due());
    }
  }

  /** Rings alarms; returns the next ones of their rows. */
  List<Alarm> ring(List<Alarm> alarms, Instant now) {
    Map<PeriodicTaskId, PeriodicTask> rows =
        this.rows.find(alarms.stream().map(Alarm::id).toList());
    List<Due> due = new ArrayList<>();
    List<Alarm> next = new ArrayList<>();
    for (Alarm alarm : alarms) {
      Optional.ofNullable(rows.get(alarm.id()))
          .flatMap(
              row -> next(row, alarm, now, due).map(at -> new Alarm(row.id(), at, row.version())))
          .ifPresent(next::add);
    }
    if (!due.isEmpty()) {
      fire(due, now);
    }
    return next;
  }

  /** When a row's alarm rings next; whether it fires now is said by what is added to the due. */
  private Optional<Instant> next(PeriodicTask row, Alarm alarm, Instant now, List<Due> due) {
    if (!row.version().equals(alarm.version())) {
      return row.due(now);
    }
    Optional<Instant> worth = row.worthFiring(alarm.due(), now);
    if (worth.isEmpty()) {
      listener.skipped(row, alarm);
      return row.nextOnGrid(alarm.due(), now);
    }
    due.add(new Due(row, new Alarm(row.id(), worth.get(), alarm.version())));
    return row.dueAfter(worth.get(), now);
  }

  private void fire(List<Due> due, Instant now) {
    Map<TaskId, PeriodicTask> firings = new LinkedHashMap<>();
    due.forEach(each -> firings.put(each.id(), each.row()));
    due.forEach(each -> listener.sending(each.row(), each.alarm()));
    Set<TaskId> sent = sending.once(firings, now);
    due.stream()
        .filter(each -> !sent.contains(each.id()))
        .forEach(each -> listener.alreadySent(each.row(), each.alarm()));
    Map<PeriodicTaskId, TaskId> noted = new HashMap<>();
    firings.forEach((id, row) -> noted.put(row.id(), id));
    rows.recordFirings(noted, now);
  }
}
