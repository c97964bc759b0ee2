package cl.fizko.core.task;

import java.time.Duration;
import java.util.List;

/**
 * How a worker works.
 *
 * @param id its name
 * @param queues what it serves, at least one; taken in turns within a priority step
 * @param concurrency how many tasks run at once, 1 to 10,000
 * @param lease how long a task stays reserved after the last sign of life, 1 s to 24 h; the task of
 *     a killed worker starts again after it. Renewed every third of it
 * @param grace how long running tasks may go on once the worker is told to stop, zero or more; what
 *     has not ended by then is handed back
 * @param maxDeliveries a task that has lost its worker so often is put aside, 1 or more
 * @param unknownTasks what it does with tasks that it cannot run
 */
public record WorkerSettings(
    WorkerId id,
    List<QueueName> queues,
    int concurrency,
    Duration lease,
    Duration grace,
    int maxDeliveries,
    UnknownTasks unknownTasks) {

  public WorkerSettings {
    queues = List.copyOf(queues);
    if (queues.isEmpty()) {
      throw new IllegalArgumentException("a worker needs at least one queue");
    }
    if (concurrency < 1 || concurrency > 10_000) {
      throw new IllegalArgumentException(
          "concurrency is " + concurrency + "; expected 1 to 10,000");
    }
    if (lease.compareTo(Duration.ofSeconds(1)) < 0 || lease.compareTo(Duration.ofHours(24)) > 0) {
      throw new IllegalArgumentException("lease is " + lease + "; expected 1 s to 24 h");
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("grace is " + grace + "; expected zero or more");
    }
    if (maxDeliveries < 1) {
      throw new IllegalArgumentException("maxDeliveries is " + maxDeliveries + "; expected >= 1");
    }
  }
}
