package cl.fizko.core.schedule;

import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happens when rows are due: their tasks are sent and the runs are noted, in this order, and
 * all together in one step each. A beat that dies in between leaves alarms that ring again with the
 * same due instants; the tasks then have the same ids, and the broker does not take them a second
 * time. What was noted of the same due instant is not counted again.
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

  /** A row that is due, and the alarm that says so. */
  private record Due(PeriodicTask row, Alarm alarm) {

    TaskId id() {
      return FiringId.of(row.id(), alarm.due());
    }

    /**
     * Whether a beat that could not say so to the ticker has noted it already. One that fires once
     * is switched off when it is noted, so it is not seen here again.
     */
    boolean isNoted() {
      return !row.oneOff() && !row.lastRunAt().isBefore(alarm.due());
    }
  }

  /** Rings alarms; returns the next ones of their rows. */
  List<Alarm> ring(List<Alarm> alarms, Instant now) {
    Map<PeriodicTaskId, PeriodicTask> rows =
        this.rows.find(alarms.stream().map(Alarm::id).toList());
    List<Due> firing = new ArrayList<>();
    List<Alarm> next = new ArrayList<>();
    for (Alarm alarm : alarms) {
      PeriodicTask row = rows.get(alarm.id());
      if (row == null) {
        continue;
      }
      if (row.version().equals(alarm.version())) {
        firing.add(new Due(row, alarm));
        row.dueAfter(alarm.due(), now).ifPresent(due -> next.add(alarm(row, due)));
      } else {
        row.due(now).ifPresent(due -> next.add(alarm(row, due)));
      }
    }
    fire(firing, now);
    return next;
  }

  private static Alarm alarm(PeriodicTask row, Instant due) {
    return new Alarm(row.id(), due, row.version());
  }

  private void fire(List<Due> firing, Instant now) {
    if (firing.isEmpty()) {
      return;
    }
    firing.forEach(each -> listener.sending(each.row(), each.alarm()));
    Set<TaskId> sent =
        broker.publishOnce(
            firing.stream().map(each -> publication(each, now)).toList(), ONCE_WITHIN);
    firing.stream()
        .filter(each -> !sent.contains(each.id()))
        .forEach(each -> listener.alreadySent(each.row(), each.alarm()));
    rows.recordFirings(
        firing.stream().filter(each -> !each.isNoted()).map(each -> each.row().id()).toList(), now);
  }

  private Publication publication(Due due, Instant now) {
    PeriodicTask row = due.row();
    PeriodicTask.Delivery delivery = row.delivery();
    Task task =
        new Task(
            due.id(),
            row.task(),
            row.arguments(),
            TaskOptions.DEFAULT
                .withPriority(delivery.priority())
                .withExpires(delivery.expiry().of(now))
                .withHeaders(delivery.headers()));
    return new Publication(queue(row), task);
  }

  private QueueName queue(PeriodicTask row) {
    return switch (row.delivery().destination()) {
      case Destination.ByRoute byRoute -> routes.queueOf(row.task());
      case Destination.ToQueue to -> to.queue();
    };
  }
}
