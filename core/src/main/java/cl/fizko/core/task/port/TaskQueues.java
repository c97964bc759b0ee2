package cl.fizko.core.task.port;

import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import java.util.List;
import java.util.Set;

/**
 * The queues, seen from outside.
 *
 * <p>Throws {@link cl.fizko.core.task.BrokerUnavailableException} when the broker cannot be
 * reached.
 */
public interface TaskQueues {

  /** How much lies in a queue at this moment; all zero for one that does not exist. */
  QueueDepth depth(QueueName queue);

  /**
   * The tasks of a queue whose time has not come, the next one first.
   *
   * @param max 1 to 1,000
   */
  List<Task> delayed(QueueName queue, int max);

  /**
   * Stops a queue: tasks are still taken in and none is handed out, until {@link #resume}. What
   * runs goes on. Celery's workers do not know of it.
   */
  void pause(QueueName queue);

  /** Lets a queue go on. */
  void resume(QueueName queue);

  /** The queues that are stopped. */
  Set<QueueName> paused();
}
