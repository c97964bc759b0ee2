package cl.fizko.core.task.port;

import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.Uniqueness;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.canvas.Batch;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.canvas.Sequel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Keeps tasks until they are done.
 *
 * <p>At every moment a task is in its queue, waiting for its time, leased, or put aside with a
 * reason: never only in the memory of a process. Who takes one holds a lease on it, which ends
 * after a time unless renewed; the task of an ended lease goes back to its queue. So a task runs at
 * least once, and more than once only if a worker was lost.
 *
 * <p>All methods may be called from any thread. When the broker cannot be reached they throw {@link
 * BrokerUnavailableException}; then the call may or may not have had its effect, may be made again,
 * and whatever it leased comes back by itself. An interrupt ends none of them but {@link
 * #awaitWork}: it stays set, and the call does its work.
 */
public interface TaskBroker {

  /** Puts tasks at the end of their queues, in the order given; all or none of them. */
  void publish(Batch batch);

  /**
   * Puts tasks at the end of a queue, in the order given; all or none of them.
   *
   * @param tasks none is allowed and does nothing
   */
  default void publish(QueueName queue, List<Task> tasks) {
    publish(Batch.of(queue, tasks));
  }

  /**
   * Publishes those tasks of which none of the same id was published by this method within the
   * window, in the order given; all or none of them.
   *
   * @param tasks none is allowed and does nothing; of one id at most one
   * @param window above zero, to the millisecond; counts from the first publication
   * @return those that were published now
   */
  Set<TaskId> publishOnce(List<Publication> tasks, Duration window);

  /**
   * Publishes a task unless one of the same id was published so within the window.
   *
   * @return whether it was published now
   */
  default boolean publishOnce(QueueName queue, Task task, Duration window) {
    return !publishOnce(List.of(new Publication(queue, task)), window).isEmpty();
  }

  /**
   * Those of some ids that {@link #publishOnce(List, Duration)} has published and whose windows are
   * not over.
   *
   * @param ids none is allowed
   */
  Set<TaskId> publishedOnce(Collection<TaskId> ids);

  /**
   * Publishes a task that is to be the only one of its key.
   *
   * @return the task that is to run: this one, or the one that was first
   */
  TaskId publishUnique(QueueName queue, Task task, Uniqueness uniqueness);

  /**
   * Whether a task is the last one that was published for a key; also true when the window is over.
   * A worker asks before it starts a task that carries {@link Uniqueness#HEADER}.
   */
  boolean isLast(String key, TaskId id);

  /**
   * Takes what is to be done next, in one atomic step, and returns at once.
   *
   * <p>The most urgent priority step first; within a step the queues in the order given; within a
   * queue the longest waiting first. A task whose time has not come is not handed out before it,
   * and none of a queue that is paused.
   *
   * @param queues at least one; each at most once
   * @param max 1 to 1,000
   * @param lease 1 ms to 24 h
   * @return at most {@code max} deliveries, each with a receipt of its own; empty when there is
   *     nothing to do
   */
  List<Delivery> reserve(WorkerId worker, List<QueueName> queues, int max, Duration lease);

  /**
   * Waits until there may be something to reserve. An interrupt ends the wait and stays set.
   *
   * @param atMost the longest wait; zero returns at once
   * @return false if nothing was seen; true promises nothing
   */
  boolean awaitWork(List<QueueName> queues, Duration atMost);

  /**
   * Lets leases last longer: each ends {@code lease} from now.
   *
   * @return those that were lost, because they had ended and the task went to its queue again
   */
  Set<Receipt> renew(Collection<Receipt> receipts, Duration lease);

  /**
   * Ends a delivery: keeps its result, if the outcome is one, and removes, returns or puts aside
   * the message, all in one atomic step.
   *
   * <p>If the lease is lost nothing of the outcome is kept. A result never replaces a success that
   * is already there.
   *
   * @param sequel what follows, done in the same step; its chord parts count once each. If a chord
   *     is complete with them and the sequel has no completion for it, nothing else is done and the
   *     answer says so
   */
  Settlement settle(Delivery delivery, Outcome outcome, Sequel sequel);

  /** Ends a delivery that nothing follows. */
  default Settlement settle(Delivery delivery, Outcome outcome) {
    return settle(delivery, outcome, Sequel.NONE);
  }

  /**
   * Returns to their queues the tasks of leases that have ended, as the next to be taken and with
   * one delivery more. Any process may call it, and several at once.
   *
   * @param max 1 to 1,000
   * @return how many were returned
   */
  int reclaim(int max);
}
