package cl.fizko.core.task.canvas;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;

/**
 * A task and the queue that it goes to.
 *
 * @param periodicTask the name of the schedule that sends it, for whoever reads the message; empty
 *     if none does. Brokers may drop it
 */
public record Publication(QueueName queue, Task task, String periodicTask) {

  /** A task that no schedule sends. */
  public Publication(QueueName queue, Task task) {
    this(queue, task, "");
  }

  /** The same for another task. */
  public Publication with(Task other) {
    return new Publication(queue, other, periodicTask);
  }
}
