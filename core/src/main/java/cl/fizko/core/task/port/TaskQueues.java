package cl.fizko.core.task.port;

import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The queues, seen from outside.
 *
 * <p>Throws {@link cl.fizko.core.task.BrokerUnavailableException} when the broker cannot be
 * reached.
 */
public interface TaskQueues {

  /**
   * The queues that the broker knows of: those with something in them, those that are stopped, and
   * those that somebody has announced.
   */
  Set<QueueName> names();

  /** How much lies in a queue at this moment; all zero for one that does not exist. */
  QueueDepth depth(QueueName queue);

  /**
   * The tasks of a queue whose time has not come, the next one first.
   *
   * @param max 1 to 1,000
   */
  List<Task> delayed(QueueName queue, int max);

  /**
   * The tasks of a queue that could be taken now, the next one first. What cannot be read is passed
   * over.
   *
   * @param max 1 to 1,000
   */
  List<Task> waiting(QueueName queue, int max);

  /**
   * Since when the longest waiting of the tasks that could be taken now has been waiting: when it
   * was sent, or became due. To the second.
   *
   * @return empty if nothing waits, or if nobody knows because its sender did not say when
   */
  Optional<Instant> waitingSince(QueueName queue);

  /**
   * Forgets all tasks of a queue that wait or whose time has not come; what runs goes on.
   *
   * @return how many there were
   */
  long purge(QueueName queue);

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
