package cl.fizko.core.task.fleet;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A worker that is there.
 *
 * @param pid the number of its process; 0 if it is not known
 * @param software what it runs, as {@code fizko 2.0.0} or {@code celery}
 * @param draining whether it takes nothing more and ends what it has
 * @param concurrency how many tasks it may run at once
 * @param busy how many it runs
 * @param queues what it serves
 * @param processed how many it has ended
 * @param memoryBytes the most memory that it has held; 0 if it is not known
 * @param uptime how long it has been there
 * @param seenAt when it said so
 * @param detail the same at length
 */
public record WorkerSeen(
    WorkerId name,
    long pid,
    String software,
    boolean draining,
    int concurrency,
    int busy,
    List<QueueName> queues,
    long processed,
    long memoryBytes,
    Duration uptime,
    Instant seenAt,
    Detail detail) {

  public WorkerSeen {
    queues = List.copyOf(queues);
  }

  /** The machine that it is on: what stands behind the {@code @} of its name. */
  public String host() {
    return name.value().substring(name.value().indexOf('@') + 1);
  }

  /**
   * What a worker says of itself in Celery's form (celery-wire §6). JSON values; never an argument
   * that is not {@linkplain cl.fizko.core.task.Masked masked}.
   *
   * @param active the tasks that run
   * @param scheduled the tasks that wait for their time in its memory
   * @param registered the names of the tasks that it can run
   * @param stats numbers
   */
  public record Detail(
      List<Object> active,
      List<Object> scheduled,
      List<Object> registered,
      Map<String, Object> stats) {

    public static final Detail NONE = new Detail(List.of(), List.of(), List.of(), Map.of());
  }
}
