package cl.fizko.postgres.task;

import static cl.fizko.postgres.task.Statements.list;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Writes results. A success is never replaced while it is kept. */
final class ResultRows {

  /** In the order of their ids, so that no two transactions wait for each other. */
  private static final String UPSERT =
      """
      WITH told AS (
        INSERT INTO fizko_task.results AS kept (task_id, state, body, kept_until)
        SELECT t.id, t.state, t.body, :until
          FROM unnest(:ids::text[], :states::text[], :bodies::text[]) AS t (id, state, body)
         ORDER BY t.id
            ON CONFLICT (task_id) DO UPDATE
           SET state = excluded.state, body = excluded.body, kept_until = excluded.kept_until
         WHERE kept.state <> 'SUCCESS' OR kept.kept_until <= :now)
      SELECT pg_notify('fizko_task_done', hashes) FROM unnest(:hashes::text[]) AS hashes
      """;

  private final Duration keptFor;

  /**
   * @param keptFor how long results are kept
   */
  ResultRows(Duration keptFor) {
    this.keptFor = keptFor;
  }

  OffsetDateTime keptUntil(Instant now) {
    return PostgresTime.minuteAfter(now, keptFor);
  }

  /** Those of one task are written one over the other, in the order given. */
  void store(Handle handle, Collection<StoredResult> results, Instant now, boolean tell) {
    if (results.isEmpty()) {
      return;
    }
    Map<String, StoredResult> last = new LinkedHashMap<>();
    results.forEach(
        each -> last.merge(each.taskId(), each, (old, young) -> old.isSuccess() ? old : young));
    Collection<StoredResult> rows = last.values();
    List<String> hashes =
        tell ? PostgresSignals.payloads(list(rows, StoredResult::taskId)) : List.of();
    Statements.run(
        handle
            .createQuery(UPSERT)
            .bindArray("ids", String.class, list(rows, StoredResult::taskId))
            .bindArray("states", String.class, list(rows, StoredResult::state))
            .bindArray("bodies", String.class, list(rows, StoredResult::body))
            .bindArray("hashes", String.class, hashes)
            .bind("until", keptUntil(now))
            .bind("now", PostgresTime.of(now)));
  }
}
