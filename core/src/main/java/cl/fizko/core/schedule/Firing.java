package cl.fizko.core.schedule;

import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What happens when a row is due: its task is sent and the run is noted, in this order. A beat that
 * dies in between leaves an alarm that rings again with the same due instant; the task then has the
 * same id, and the broker does not take it a second time.
 */
public final class Firing {

  /** Longer than any alarm of a beat that died stays unnoticed. */
  private static final Duration ONCE_WITHIN = Duration.ofHours(24);

  private final PeriodicTasks rows;
  private final TaskBroker broker;
  private final TaskRoutes routes;
  private final BeatListener listener;

  public Firing(PeriodicTasks rows, TaskBroker broker, TaskRoutes routes, BeatListener listener) {
    this.rows = rows;
    this.broker = broker;
    this.routes = routes;
    this.listener = listener;
  }

  /** Rings an alarm; returns the next one of its row. */
  Optional<Alarm> ring(Alarm alarm, Instant now) {
    return rows.find(alarm.id()).flatMap(row -> ring(row, alarm, now));
  }

  private Optional<Alarm> ring(PeriodicTask row, Alarm alarm, Instant now) {
    if (!row.version().equals(alarm.version())) {
      return row.due(now).map(due -> new Alarm(row.id(), due, row.version()));
    }
    send(row, alarm, now);
    rows.recordFiring(row.id(), now);
    return row.dueAfter(alarm.due(), now).map(next -> new Alarm(row.id(), next, row.version()));
  }

  private void send(PeriodicTask row, Alarm alarm, Instant now) {
    PeriodicTask.Delivery delivery = row.delivery();
    Task task =
        new Task(
            FiringId.of(row.id(), alarm.due()),
            row.task(),
            row.arguments(),
            TaskOptions.DEFAULT
                .withPriority(delivery.priority())
                .withExpires(delivery.expiry().of(now))
                .withHeaders(delivery.headers()));
    listener.sending(row, alarm);
    if (!broker.publishOnce(queue(row), task, ONCE_WITHIN)) {
      listener.alreadySent(row, alarm);
    }
  }

  private QueueName queue(PeriodicTask row) {
    return switch (row.delivery().destination()) {
      case Destination.ByRoute byRoute -> routes.queueOf(row.task());
      case Destination.ToQueue to -> to.queue();
    };
  }
}
