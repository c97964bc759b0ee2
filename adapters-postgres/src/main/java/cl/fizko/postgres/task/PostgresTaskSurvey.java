package cl.fizko.postgres.task;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Survey;
import cl.fizko.core.task.port.TaskSurvey;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link TaskSurvey} in the tables of {@code fizko_task}; counts what it tells. */
public final class PostgresTaskSurvey implements TaskSurvey {

  private static final String LOOK =
      """
      SELECT asked.queue,
             (SELECT count(*) FROM fizko_task.tasks t
               WHERE t.queue = asked.queue AND worker IS NULL AND due IS NULL)
           + (SELECT count(*) FROM fizko_task.tasks t
               WHERE t.queue = asked.queue AND worker IS NULL AND due <= :now) AS ready,
             (SELECT date_trunc('second', min(since))
                FROM ((SELECT min(due) AS since FROM fizko_task.tasks t
                        WHERE t.queue = asked.queue AND worker IS NULL AND due <= :now)
                      UNION ALL
                      SELECT (SELECT sent FROM fizko_task.tasks t
                               WHERE t.queue = asked.queue AND worker IS NULL AND due IS NULL
                                 AND step = steps
                               ORDER BY place LIMIT 1)
                        FROM generate_series(0, 3) AS steps) AS heads) AS since,
             EXISTS (SELECT 1 FROM fizko_task.paused_queues p
                      WHERE p.queue = asked.queue) AS paused,
             (SELECT count(*) FROM fizko_task.tasks WHERE worker IS NULL AND due > :now) AS delayed,
             (SELECT count(*) FROM fizko_task.tasks WHERE worker IS NOT NULL) AS leased,
             (SELECT count(*) FROM fizko_task.dead_letters) AS dead_letters
        FROM unnest(:queues) AS asked (queue)
      """;

  private final DatabaseCalls calls;
  private final InstantSource clock;

  public PostgresTaskSurvey(PostgresDatabase database, InstantSource clock) {
    this.calls = new DatabaseCalls(database);
    this.clock = clock;
  }

  private record Row(QueueName queue, Survey.Line line, long delayed, long leased, long dead) {}

  @Override
  public Survey look(Collection<QueueName> queues) {
    List<Row> rows =
        calls.with(
            handle ->
                handle
                    .createQuery(LOOK)
                    .bind("now", PostgresTime.of(clock.instant()))
                    .bindArray("queues", String.class, Statements.list(queues, QueueName::value))
                    .map(
                        (row, context) ->
                            new Row(
                                new QueueName(row.getString("queue")),
                                new Survey.Line(
                                    row.getLong("ready"),
                                    since(row.getObject("since", OffsetDateTime.class)),
                                    row.getBoolean("paused")),
                                row.getLong("delayed"),
                                row.getLong("leased"),
                                row.getLong("dead_letters")))
                    .list());
    Map<QueueName, Survey.Line> lines = new HashMap<>();
    rows.forEach(row -> lines.put(row.queue(), row.line()));
    Row any = rows.getFirst();
    return new Survey(lines, any.delayed(), any.leased(), any.dead());
  }

  private static Optional<Instant> since(@Nullable OffsetDateTime time) {
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }
}
