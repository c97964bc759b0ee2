package cl.fizko.postgres.task;

import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.postgres.PostgresDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link TaskQueues} in the tables of {@code fizko_task}. */
public final class PostgresTaskQueues implements TaskQueues {

  private static final String DEPTH =
      """
      SELECT (SELECT count(*) FROM fizko_task.tasks
               WHERE queue = :queue AND worker IS NULL AND due IS NULL)
           + (SELECT count(*) FROM fizko_task.tasks
               WHERE queue = :queue AND worker IS NULL AND due <= :now) AS ready,
             (SELECT count(*) FROM fizko_task.tasks
               WHERE queue = :queue AND worker IS NULL AND due > :now) AS delayed,
             (SELECT count(*) FROM fizko_task.tasks
               WHERE queue = :queue AND worker IS NOT NULL) AS leased
      """;

  private static final String DELAYED =
      """
      SELECT body
        FROM fizko_task.tasks
       WHERE queue = :queue AND worker IS NULL AND due > :now
       ORDER BY due, place
       LIMIT :max
      """;

  private static final String PAUSE =
      "INSERT INTO fizko_task.paused_queues VALUES (:queue) ON CONFLICT DO NOTHING";

  private static final String RESUME =
      """
      WITH resumed AS (
        DELETE FROM fizko_task.paused_queues WHERE queue = :queue)
      SELECT pg_notify('fizko_task_work', :queue)
      """;

  private static final String PAUSED = "SELECT queue FROM fizko_task.paused_queues";

  private final DatabaseCalls calls;
  private final TaskJson json = new TaskJson();
  private final InstantSource clock;

  /** Does no I/O. */
  public PostgresTaskQueues(PostgresDatabase database, InstantSource clock) {
    this.calls = new DatabaseCalls(database);
    this.clock = clock;
  }

  @Override
  public QueueDepth depth(QueueName queue) {
    return calls.with(
        handle ->
            handle
                .createQuery(DEPTH)
                .bind("queue", queue.value())
                .bind("now", PostgresTime.of(clock.instant()))
                .map(
                    (row, context) ->
                        new QueueDepth(
                            row.getLong("ready"), row.getLong("delayed"), row.getLong("leased")))
                .one());
  }

  /** Messages that are no tasks are passed over. */
  @Override
  public List<Task> delayed(QueueName queue, int max) {
    List<String> bodies =
        calls.with(
            handle ->
                handle
                    .createQuery(DELAYED)
                    .bind("queue", queue.value())
                    .bind("now", PostgresTime.of(clock.instant()))
                    .bind("max", max)
                    .mapTo(String.class)
                    .list());
    return bodies.stream().map(json::readIfTask).flatMap(Optional::stream).toList();
  }

  @Override
  public void pause(QueueName queue) {
    calls.with(handle -> handle.createUpdate(PAUSE).bind("queue", queue.value()).execute());
  }

  @Override
  public void resume(QueueName queue) {
    calls.with(
        handle ->
            handle
                .createQuery(RESUME)
                .bind("queue", queue.value())
                .map((row, context) -> true)
                .list());
  }

  @Override
  public Set<QueueName> paused() {
    return calls.with(handle -> handle.createQuery(PAUSED).mapTo(String.class).list()).stream()
        .map(QueueName::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}
