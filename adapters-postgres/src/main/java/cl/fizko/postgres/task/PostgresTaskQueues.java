package cl.fizko.postgres.task;

import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
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

  /** Jumps from queue to queue, each time by an index. */
  private static final String NAMES =
      """
      WITH RECURSIVE waiting (queue) AS (
        SELECT min(queue) FROM fizko_task.tasks WHERE worker IS NULL AND due IS NULL
        UNION ALL
        SELECT (SELECT min(t.queue) FROM fizko_task.tasks t
                 WHERE t.worker IS NULL AND t.due IS NULL AND t.queue > waiting.queue)
          FROM waiting WHERE waiting.queue IS NOT NULL),
      delayed (queue) AS (
        SELECT min(queue) FROM fizko_task.tasks WHERE worker IS NULL AND due IS NOT NULL
        UNION ALL
        SELECT (SELECT min(t.queue) FROM fizko_task.tasks t
                 WHERE t.worker IS NULL AND t.due IS NOT NULL AND t.queue > delayed.queue)
          FROM delayed WHERE delayed.queue IS NOT NULL)
      SELECT queue FROM waiting WHERE queue IS NOT NULL
      UNION SELECT queue FROM delayed WHERE queue IS NOT NULL
      UNION SELECT queue FROM fizko_task.tasks WHERE worker IS NOT NULL
      UNION SELECT queue FROM fizko_task.paused_queues
      """;

  private static final String WAITING =
      """
      SELECT body
        FROM fizko_task.tasks
       WHERE queue = :queue AND worker IS NULL AND (due IS NULL OR due <= :now)
       ORDER BY step, due NULLS LAST, place
       LIMIT :max
      """;

  /** Of those that were never delayed, the first of each step is the longest there. */
  private static final String WAITING_SINCE =
      """
      SELECT date_trunc('second', min(since))
        FROM ((SELECT min(due) AS since FROM fizko_task.tasks
                WHERE queue = :queue AND worker IS NULL AND due <= :now)
              UNION ALL
              SELECT (SELECT sent FROM fizko_task.tasks
                       WHERE queue = :queue AND worker IS NULL AND due IS NULL AND step = steps
                       ORDER BY place LIMIT 1)
                FROM generate_series(0, 3) AS steps) AS heads
      """;

  private static final String PURGE =
      "DELETE FROM fizko_task.tasks WHERE queue = :queue AND worker IS NULL";

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
  public Set<QueueName> names() {
    return calls.with(handle -> handle.createQuery(NAMES).mapTo(String.class).list()).stream()
        .map(QueueName::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Task> waiting(QueueName queue, int max) {
    return tasks(WAITING, queue, max);
  }

  @Override
  public Optional<Instant> waitingSince(QueueName queue) {
    return calls
        .with(
            handle ->
                handle
                    .createQuery(WAITING_SINCE)
                    .bind("queue", queue.value())
                    .bind("now", PostgresTime.of(clock.instant()))
                    .mapTo(OffsetDateTime.class)
                    .list())
        .stream()
        .filter(Objects::nonNull)
        .map(OffsetDateTime::toInstant)
        .findFirst();
  }

  @Override
  public long purge(QueueName queue) {
    return calls.with(handle -> handle.createUpdate(PURGE).bind("queue", queue.value()).execute());
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
    return tasks(DELAYED, queue, max);
  }

  private List<Task> tasks(String sql, QueueName queue, int max) {
    List<String> bodies =
        calls.with(
            handle ->
                handle
                    .createQuery(sql)
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
