package cl.fizko.http.worker;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.fleet.WorkerSeen;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A worker as operators see it.
 *
 * @param pid null if it is not known
 * @param status {@code running}, {@code draining}, or {@code paused}: all its queues are stopped
 * @param memoryMb the most that it has held, in MiB; null if it is not known
 */
record WorkerView(
    String name,
    String host,
    @Nullable Long pid,
    String software,
    String status,
    int concurrency,
    int busy,
    List<String> queues,
    long processed,
    @Nullable Long memoryMb,
    long uptimeSeconds,
    String seenAt) {

  static final WorkerView EXAMPLE =
      new WorkerView(
          "celery@host",
          "host",
          4_711L,
          "fizko 2.0.0",
          "running",
          2,
          1,
          List.of("default", "low"),
          1_234,
          96L,
          3_600,
          "2026-11-24T15:00:00Z");

  private static final long MIB = 1_048_576;

  static WorkerView of(WorkerSeen worker, Set<QueueName> paused) {
    return new WorkerView(
        worker.name().value(),
        worker.host(),
        worker.pid() == 0 ? null : worker.pid(),
        worker.software(),
        status(worker, paused),
        worker.concurrency(),
        worker.busy(),
        worker.queues().stream().map(QueueName::value).toList(),
        worker.processed(),
        worker.memoryBytes() == 0 ? null : worker.memoryBytes() / MIB,
        worker.uptime().toSeconds(),
        worker.seenAt().toString());
  }

  /** Celery's workers do not know of queues that are stopped. */
  private static String status(WorkerSeen worker, Set<QueueName> paused) {
    if (worker.draining()) {
      return "draining";
    }
    boolean stopped =
        worker.software().startsWith("fizko")
            && !worker.queues().isEmpty()
            && paused.containsAll(worker.queues());
    return stopped ? "paused" : "running";
  }
}
