package cl.fizko.core.schedule;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.canvas.Batch;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.core.trace.CurrentTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Sends what a row says, to where it says. */
public final class Sending {

  /** Longer than any alarm of a beat that died stays unnoticed. */
  private static final Duration ONCE_WITHIN = Duration.ofHours(24);

  private final TaskBroker broker;
  private final TaskRoutes routes;
  private final CurrentTrace trace;

  public Sending(TaskBroker broker, TaskRoutes routes) {
    this(broker, routes, CurrentTrace.NONE);
  }

  /**
   * @param trace the span in the course of which tasks are sent out of turn; what is due begins a
   *     trace of its own
   */
  public Sending(TaskBroker broker, TaskRoutes routes, CurrentTrace trace) {
    this.broker = broker;
    this.routes = routes;
    this.trace = trace;
  }

  /**
   * Sends the row's task out of turn: as if it were due now, and without effect on when it is.
   *
   * @return the id of the task
   */
  public TaskId outOfTurn(PeriodicTask row, Instant now) {
    Task task = task(row, new TaskId(UUID.randomUUID().toString()), now);
    Task sent = task.sent(trace.get().orElseGet(task::trace), now);
    broker.publish(new Batch(List.of(publication(row, sent)), List.of()));
    return task.id();
  }

  /**
   * Sends rows' tasks under their ids, each once and all together.
   *
   * @return those that were not sent before
   */
  Set<TaskId> once(Map<TaskId, PeriodicTask> firings, Instant now) {
    List<Publication> tasks = new ArrayList<>();
    firings.forEach(
        (id, row) -> {
          Task task = task(row, id, now);
          tasks.add(publication(row, task.sent(task.trace(), now)));
        });
    return broker.publishOnce(tasks, ONCE_WITHIN);
  }

  /** Those of some firings that were sent before. */
  Set<TaskId> sent(Collection<TaskId> firings) {
    return broker.publishedOnce(firings);
  }

  private Publication publication(PeriodicTask row, Task task) {
    return new Publication(queue(row), task, row.name());
  }

  private static Task task(PeriodicTask row, TaskId id, Instant now) {
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

  private QueueName queue(PeriodicTask row) {
    return switch (row.delivery().destination()) {
      case Destination.ByRoute byRoute -> routes.queueOf(row.task());
      case Destination.ToQueue to -> to.queue();
    };
  }
}
