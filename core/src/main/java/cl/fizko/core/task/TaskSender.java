package cl.fizko.core.task;

import cl.fizko.core.task.port.TaskBroker;
import java.util.List;

/** Sends tasks to the queue that is theirs. */
public final class TaskSender {

  private final TaskBroker broker;
  private final TaskRoutes routes;

  public TaskSender(TaskBroker broker, TaskRoutes routes) {
    this.broker = broker;
    this.routes = routes;
  }

  /** Sends a task to the queue that the routes name for it. */
  public void send(Task task) {
    send(task, routes.queueOf(task.name()));
  }

  /** Sends a task to a queue of the sender's choice. */
  public void send(Task task, QueueName queue) {
    broker.publish(queue, List.of(task));
  }
}
