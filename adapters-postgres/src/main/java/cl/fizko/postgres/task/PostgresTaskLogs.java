package cl.fizko.postgres.task;

import static cl.fizko.postgres.task.Statements.list;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.LogLine;
import cl.fizko.core.task.port.TaskLogs;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** {@link TaskLogs} in {@code fizko_task.log_lines}. A NUL in a text is left out of it. */
public final class PostgresTaskLogs implements TaskLogs {

  private static final Duration KEPT = Duration.ofHours(1);

  private static final String APPEND =
      """
      INSERT INTO fizko_task.log_lines (task_id, at, level, logger, message, written)
      SELECT t.*, :now FROM unnest(
             :ids::text[], :times::timestamptz[], :levels::text[], :loggers::text[],
             :messages::text[]) AS t
      """;

  private static final String PRUNE = "DELETE FROM fizko_task.log_lines WHERE written < :end";

  private static final String OF =
      "SELECT * FROM fizko_task.log_lines WHERE task_id = :id ORDER BY id DESC LIMIT :max";

  private final DatabaseCalls calls;
  private final InstantSource clock;

  /** Does no I/O. */
  public PostgresTaskLogs(PostgresDatabase database, InstantSource clock) {
    this.calls = new DatabaseCalls(database);
    this.clock = clock;
  }

  @Override
  public void append(Collection<LogLine> lines) {
    if (!lines.isEmpty()) {
      Instant now = clock.instant();
      calls.with(
          handle -> {
            insert(handle, lines, now);
            return handle
                .createUpdate(PRUNE)
                .bind("end", PostgresTime.of(now.minus(KEPT)))
                .execute();
          });
    }
  }

  private static void insert(Handle handle, Collection<LogLine> lines, Instant now) {
    handle
        .createUpdate(APPEND)
        .bindArray("ids", String.class, list(lines, each -> Text.storable(each.task().value())))
        .bindArray("times", String.class, list(lines, each -> each.at().toString()))
        .bindArray("levels", String.class, list(lines, LogLine::level))
        .bindArray("loggers", String.class, list(lines, each -> Text.storable(each.logger())))
        .bindArray("messages", String.class, list(lines, each -> Text.storable(each.message())))
        .bind("now", PostgresTime.of(now))
        .execute();
  }

  @Override
  public List<LogLine> of(TaskId id) {
    return calls
        .with(
            handle ->
                new ArrayList<>(
                    handle
                        .createQuery(OF)
                        .bind("id", Text.storable(id.value()))
                        .bind("max", MOST)
                        .map(
                            (row, context) ->
                                new LogLine(
                                    id,
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    row.getString("level"),
                                    row.getString("logger"),
                                    row.getString("message")))
                        .list()))
        .reversed();
  }
}
