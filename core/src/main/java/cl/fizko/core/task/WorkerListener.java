package cl.fizko.core.task;

import java.time.Duration;

/**
 * Is told what a worker does: for logs, metrics and tests. Called on the thread that does the work;
 * what it throws is ignored.
 */
public interface WorkerListener {

  /** Hears nothing. */
  WorkerListener SILENT = new WorkerListener() {};

  /** Tells two listeners, in this order; what one throws does not keep the other from hearing. */
  static WorkerListener both(WorkerListener first, WorkerListener second) {
    return new BothListeners(new SafeWorkerListener(first), new SafeWorkerListener(second));
  }

  /** The worker takes tasks from now on. */
  default void ready(WorkerSettings settings) {}

  /** A task was taken. */
  default void received(Reserved reserved) {}

  /** A message was taken that is no task; it will be put aside. */
  default void unreadable(Unreadable message) {}

  /** The handler of a task is about to be called. */
  default void started(Reserved reserved) {}

  /**
   * The handler of a task has run for a while, 20 ms or more, and still does; nobody hears this of
   * a short task.
   */
  default void lasts(RunningTask running) {}

  /**
   * A delivery has ended and the broker knows.
   *
   * @param took from its receipt until now
   */
  default void settled(Delivery delivery, Outcome outcome, Settlement settlement, Duration took) {}

  /** A lease was lost while its task ran; another worker may run it too. */
  default void leaseLost(Delivery delivery) {}

  /** Tasks of lost workers went back to their queues. */
  default void reclaimed(int tasks) {}

  /**
   * The worker could not do its own work, most likely because the broker cannot be reached; no task
   * is hurt.
   *
   * @param again it tries again after this time
   */
  default void stumbled(RuntimeException cause, Duration again) {}

  /**
   * The worker takes no more tasks and ends those that it has.
   *
   * @param running how many it has
   */
  default void retiring(Retirement retirement, int running) {}

  /** The worker has ended what it had; its process is to end. */
  default void retired(Retirement retirement) {}

  /** The worker takes no more tasks and waits for those that run. */
  default void draining(int running) {}

  /** The worker has ended. */
  default void stopped() {}
}
