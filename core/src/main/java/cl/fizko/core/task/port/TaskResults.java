package cl.fizko.core.task.port;

import cl.fizko.core.task.Progress;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerId;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * What is known of tasks that were sent. Final results are written by {@link TaskBroker#settle};
 * they are kept for a time that the adapter is told, then forgotten.
 *
 * <p>All methods may be called from any thread and throw {@link
 * cl.fizko.core.task.BrokerUnavailableException} when the store cannot be reached.
 */
public interface TaskResults {

  /** What is known now; empty for a task that nobody has heard of, or that still waits. */
  Optional<TaskResult> find(TaskId id);

  /**
   * What a task was asked to do, where the store keeps that beside its result: its name and its
   * arguments.
   *
   * @return empty if the store does not know
   */
  default Optional<Task> asked(TaskId id) {
    return Optional.empty();
  }

  /**
   * The queue that a task was taken from, where the store keeps that beside its result.
   *
   * @return empty if the store does not know
   */
  default Optional<QueueName> askedIn(TaskId id) {
    return Optional.empty();
  }

  /**
   * Waits for the final result. An interrupt ends the wait and stays set.
   *
   * @return the final result; empty if there is none in time
   */
  Optional<TaskResult> await(TaskId id, Duration atMost);

  /** Notes that tasks run, but for those with a success already or whose sender wants no result. */
  void started(Collection<Task> tasks, WorkerId worker);

  /** Notes how far a running task has come, under the same conditions. */
  void progressed(Task task, WorkerId worker, Progress progress);
}
