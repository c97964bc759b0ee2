package cl.fizko.core.schedule;

import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Instant;
import java.util.Optional;

/**
 * What happens when a row is due: its task is sent and the run is noted, in this order. A beat that
 * dies in between leaves an alarm that rings again with the same due instant; the task then has the
 * same id, and the broker does not take it a second time.
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

  /** Rings an alarm; returns the next one of its row. */
  Optional<Alarm> ring(Alarm alarm, Instant now) {
    return rows.find(alarm.id()).flatMap(row -> ring(row, alarm, now));
  }

  private Optional<Alarm> ring(PeriodicTask row, Alarm alarm, Instant now) {
    if (!row.version().equals(alarm.version())) {
      return row.due(now).map(due -> next(row, due));
    }
    Optional<Instant> worth = row.worthFiring(alarm.due(), now);
    if (worth.isEmpty()) {
      listener.skipped(row, alarm);
      return row.nextOnGrid(alarm.due(), now).map(next -> next(row, next));
    }
    if (!worth.get().equals(alarm.due())) {
      return Optional.of(next(row, worth.get()));
    }
    TaskId id = send(row, alarm, now);
    rows.recordFiring(row.id(), id, now);
    return row.dueAfter(alarm.due(), now).map(next -> next(row, next));
  }

  private static Alarm next(PeriodicTask row, Instant due) {
    return new Alarm(row.id(), due, row.version());
  }

  private TaskId send(PeriodicTask row, Alarm alarm, Instant now) {
    TaskId id = FiringId.of(row.id(), alarm.due());
    listener.sending(row, alarm);
    if (!sending.once(row, id, now)) {
      listener.alreadySent(row, alarm);
    }
    return id;
  }
}
