package cl.fizko.postgres.task;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A task as it comes to its queue.
 *
 * @param step 0 to 3, the most urgent first
 * @param due not to be taken before; null if it need not wait
 * @param sent when it was sent; null if nobody knows
 * @param taskId whose result somebody may ask for; null if nobody wants one
 */
record TaskRow(
    String queue,
    int step,
    @Nullable OffsetDateTime due,
    @Nullable OffsetDateTime sent,
    @Nullable String taskId,
    String body) {

  static final int STEPS = 4;

  static TaskRow of(QueueName queue, Task task, TaskJson json, Instant now) {
    Instant start = task.options().notBefore();
    return new TaskRow(
        queue.value(),
        Math.min(task.options().priority() / 3, STEPS - 1),
        now.isBefore(start) ? PostgresTime.of(start) : null,
        PostgresTime.of(now),
        taskId(task),
        json.write(task));
  }

  static @Nullable String taskId(Task task) {
    return task.options().ignoreResult() ? null : task.id().value();
  }
}
