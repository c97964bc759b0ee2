package cl.fizko.core.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;

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
 * @param limits how long a task may run that says nothing itself
 * @param queueLimits how many tasks of a queue it runs at once, for queues that have a limit
 * @param recycling when it makes way for a fresh worker
 */
public record WorkerSettings(
    WorkerId id,
    List<QueueName> queues,
    int concurrency,
    Duration lease,
    Duration grace,
    int maxDeliveries,
    UnknownTasks unknownTasks,
    TimeLimits limits,
    Map<QueueName, Integer> queueLimits,
    Recycling recycling) {

  public WorkerSettings {
    queues = List.copyOf(queues);
    queueLimits = Map.copyOf(queueLimits);
    if (queueLimits.values().stream().anyMatch(limit -> limit < 1)) {
      throw new IllegalArgumentException("queue limits are " + queueLimits + "; expected >= 1");
    }
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

  /** A worker of the usual kind: a lease of 30 s, a minute of grace, five deliveries. */
  public static WorkerSettings of(WorkerId id, List<QueueName> queues, int concurrency) {
    return new WorkerSettings(
        id,
        queues,
        concurrency,
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        5,
        UnknownTasks.DEFAULT,
        TimeLimits.NONE,
        Map.of(),
        Recycling.OFF);
  }

  public WorkerSettings withQueueLimits(Map<QueueName, Integer> other) {
    return new WorkerSettings(
        id,
        queues,
        concurrency,
        lease,
        grace,
        maxDeliveries,
        unknownTasks,
        limits,
        other,
        recycling);
  }

  public WorkerSettings withRecycling(Recycling other) {
    return new WorkerSettings(
        id,
        queues,
        concurrency,
        lease,
        grace,
        maxDeliveries,
        unknownTasks,
        limits,
        queueLimits,
        other);
  }
}
