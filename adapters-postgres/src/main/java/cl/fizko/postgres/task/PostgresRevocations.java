package cl.fizko.postgres.task;

import cl.fizko.core.task.Revocation;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

/** {@link Revocations} in {@code fizko_task.revocations}. */
public final class PostgresRevocations implements Revocations {

  private static final String REVOKE =
      """
      WITH forgotten AS (
        DELETE FROM fizko_task.revocations WHERE at < :kept_from)
      INSERT INTO fizko_task.revocations (task_id, terminate, at)
      SELECT id, :terminate, :at
        FROM unnest(:ids::text[]) WITH ORDINALITY AS r (id, position)
       ORDER BY position
      """;

  private static final String SINCE =
      """
      SELECT task_id, terminate, at
        FROM fizko_task.revocations
       WHERE at >= :from
       ORDER BY at, id
      """;

  private final DatabaseCalls calls;
  private final InstantSource clock;

  /** Does no I/O. */
  public PostgresRevocations(PostgresDatabase database, InstantSource clock) {
    this.calls = new DatabaseCalls(database);
    this.clock = clock;
  }

  @Override
  public void revoke(Collection<TaskId> ids, boolean terminate) {
    Instant now = clock.instant();
    calls.with(
        handle ->
            handle
                .createUpdate(REVOKE)
                .bindArray("ids", String.class, Statements.list(ids, TaskId::value))
                .bind("terminate", terminate)
                .bind("at", PostgresTime.of(now))
                .bind("kept_from", PostgresTime.of(now.minus(KEPT)))
                .execute());
  }

  @Override
  public List<Revocation> since(Instant from) {
    return calls.with(
        handle ->
            handle
                .createQuery(SINCE)
                .bind("from", PostgresTime.of(from))
                .map(
                    (row, context) ->
                        new Revocation(
                            new TaskId(row.getString("task_id")),
                            row.getBoolean("terminate"),
                            row.getObject("at", OffsetDateTime.class).toInstant()))
                .list());
  }
}
