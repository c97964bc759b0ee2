package cl.fizko.core.task;

import cl.fizko.core.task.canvas.Batch;
import cl.fizko.core.task.canvas.Canvas;
import cl.fizko.core.task.canvas.Unfolding;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.core.trace.CurrentTrace;
import java.time.InstantSource;
import java.util.List;

/** Sends tasks to the queue that is theirs. */
public final class TaskSender {

  private final TaskBroker broker;
  private final TaskRoutes routes;
  private final InstantSource clock;
  private final Unfolding unfolding;
  private final CurrentTrace trace;

  public TaskSender(TaskBroker broker, TaskRoutes routes, InstantSource clock) {
    this(broker, routes, clock, CurrentTrace.NONE);
  }

  /**
   * @param trace the span that the tasks are sent in the course of
   */
  public TaskSender(TaskBroker broker, TaskRoutes routes, InstantSource clock, CurrentTrace trace) {
    this.broker = broker;
    this.routes = routes;
    this.clock = clock;
    this.unfolding = new Unfolding(routes, clock);
    this.trace = trace;
  }

  /** Sends a task to the queue that the routes name for it. */
  public void send(Task task) {
    send(task, routes.queueOf(task.name()));
  }

  /** Sends a task to a queue of the sender's choice. */
  public void send(Task task, QueueName queue) {
    broker.publish(queue, List.of(sent(task)));
  }

  /**
   * Sends what a canvas begins with; the rest follows by itself.
   *
   * @return the tasks whose results are the result of the whole: one, or a group's, in order
   */
  public List<TaskId> send(Canvas canvas) {
    Unfolding.Unfolded unfolded = unfolding.unfold(canvas);
    Batch batch = unfolded.batch();
    broker.publish(
        new Batch(
            batch.tasks().stream().map(each -> each.with(sent(each.task()))).toList(),
            batch.chords()));
    return unfolded.results();
  }

  /**
   * Sends a task that is to be the only one of its key, to the queue that the routes name for it.
   *
   * @return the task that is to run: this one, or the one that was first
   */
  public TaskId sendUnique(Task task, Uniqueness uniqueness) {
    return sendUnique(task, routes.queueOf(task.name()), uniqueness);
  }

  /** The same, to a queue of the sender's choice. */
  public TaskId sendUnique(Task task, QueueName queue, Uniqueness uniqueness) {
    return broker.publishUnique(queue, sent(task), uniqueness);
  }

  /** Where a task of that name goes unless the sender chooses. */
  public QueueName queueOf(TaskName name) {
    return routes.queueOf(name);
  }

  /** What is sent in the course of no span begins a trace of its own. */
  private Task sent(Task task) {
    return task.sent(trace.get().orElseGet(task::trace), clock.instant());
  }
}
