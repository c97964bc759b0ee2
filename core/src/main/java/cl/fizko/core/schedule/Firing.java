package cl.fizko.core.schedule;

import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** Longer than any alarm of a beat that died stays unnoticed. */
  private static final Duration ONCE_WITHIN = Duration.ofHours(24);

  private final PeriodicTasks rows;
  private final TaskBroker broker;
  private final Sending sending;
  private final BeatListener listener;

  public Firing(PeriodicTasks rows, TaskBroker broker, TaskRoutes routes, BeatListener listener) {
    this.rows = rows;
    this.broker = broker;
    this.sending = new Sending(routes);
    this.listener = listener;
  }

  /** A row that is due, the alarm that says so, and what is sent. */
  private record Due(PeriodicTask row, Alarm alarm, Publication sent) {

    TaskId id() {
      return sent.task().id();
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
    if (!worth.get().equals(alarm.due())) {
      return worth;
    }
    Task task = sending.task(row, FiringId.of(row.id(), alarm.due()), now);
    due.add(new Due(row, alarm, new Publication(sending.queue(row), task)));
    return row.dueAfter(alarm.due(), now);
  }

  private void fire(List<Due> due, Instant now) {
    due.forEach(each -> listener.sending(each.row(), each.alarm()));
    Set<TaskId> published = broker.publishOnce(due.stream().map(Due::sent).toList(), ONCE_WITHIN);
    due.stream()
        .filter(each -> !published.contains(each.id()))
        .forEach(each -> listener.alreadySent(each.row(), each.alarm()));
    Map<PeriodicTaskId, TaskId> sent = new HashMap<>();
    due.forEach(each -> sent.put(each.row().id(), each.id()));
    rows.recordFirings(sent, now);
  }
}
