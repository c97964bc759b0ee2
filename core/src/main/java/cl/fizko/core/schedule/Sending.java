package cl.fizko.core.schedule;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskRoutes;
import java.time.Instant;

/** What a row sends, and where to. */
record Sending(TaskRoutes routes) {

  Task task(PeriodicTask row, TaskId id, Instant now) {
    PeriodicTask.Delivery delivery = row.delivery();
    return new Task(
        id,
        row.task(),
        row.arguments(),
        TaskOptions.DEFAULT
            .withPriority(delivery.priority())
            .withExpires(delivery.expiry().of(now))
            .withHeaders(delivery.headers()));
  }

  QueueName queue(PeriodicTask row) {
    return switch (row.delivery().destination()) {
      case Destination.ByRoute byRoute -> routes.queueOf(row.task());
      case Destination.ToQueue to -> to.queue();
    };
  }
}
