package cl.fizko.postgres.task;

import static cl.fizko.postgres.task.Statements.list;

import cl.fizko.core.task.Settlement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Ends deliveries that nothing follows from, as most are, all by one statement. */
final class PlainSettling {

  /** Locks in the order of the ids, and writes in that of the tasks, as all others do. */
  private static final String SETTLE =
      """
      WITH held AS MATERIALIZED (
        SELECT t.id, l.position
          FROM fizko_task.tasks t
          JOIN unnest(:ids::bigint[], :numbers::int[])
               WITH ORDINALITY AS l (id, lease_number, position)
         USING (id, lease_number)
         WHERE t.worker IS NOT NULL
         ORDER BY t.id
           FOR UPDATE OF t),
      gone AS (
        DELETE FROM fizko_task.tasks WHERE id = ANY (ARRAY(SELECT id FROM held))),
      told AS (
        INSERT INTO fizko_task.results AS kept (task_id, state, body, kept_until)
        SELECT r.task_id, r.state, r.body, :until
          FROM unnest(:tasks::text[], :states::text[], :bodies::text[])
               WITH ORDINALITY AS r (task_id, state, body, position)
          JOIN held USING (position)
         WHERE r.task_id IS NOT NULL
         ORDER BY r.task_id
            ON CONFLICT (task_id) DO UPDATE
           SET state = excluded.state, body = excluded.body, kept_until = excluded.kept_until
         WHERE kept.state <> 'SUCCESS' OR kept.kept_until <= :now)
      SELECT position, NULL AS told FROM held
       UNION ALL
      SELECT 0, pg_notify('fizko_task_done', hashes)::text FROM unnest(:hashes::text[]) AS hashes
      """;

  private final ResultRows resultRows;

  PlainSettling(ResultRows resultRows) {
    this.resultRows = resultRows;
  }

  /** Whether it can end these: each is plain, and none is there twice. */
  static boolean fits(List<Ending> endings) {
    Set<Lease> leases = new HashSet<>();
    Set<String> tasks = new HashSet<>();
    return endings.stream()
        .allMatch(
            ending ->
                ending.isPlain()
                    && leases.add(ending.lease())
                    && ending.result().map(StoredResult::taskId).map(tasks::add).orElse(true));
  }

  /** The settlement of each, in their order. */
  List<Settlement> settle(Handle handle, List<Ending> endings) {
    Instant now = endings.getLast().now();
    List<String> told =
        endings.stream().flatMap(each -> each.result().stream()).map(StoredResult::taskId).toList();
    Set<Integer> held =
        new HashSet<>(
            handle
                .createQuery(SETTLE)
                .bindArray("ids", Long.class, list(endings, each -> each.lease().id()))
                .bindArray("numbers", Integer.class, list(endings, each -> each.lease().number()))
                .bindArray("tasks", String.class, list(endings, each -> taskId(each.result())))
                .bindArray("states", String.class, list(endings, each -> state(each.result())))
                .bindArray("bodies", String.class, list(endings, each -> body(each.result())))
                .bindArray("hashes", String.class, PostgresSignals.payloads(told))
                .bind("until", resultRows.keptUntil(now))
                .bind("now", PostgresTime.of(now))
                .map((row, context) -> row.getInt("position"))
                .list());
    return IntStream.rangeClosed(1, endings.size())
        .mapToObj(position -> held.contains(position) ? Settlement.SETTLED : Settlement.LEASE_LOST)
        .toList();
  }

  private static @Nullable String taskId(Optional<StoredResult> result) {
    return result.map(StoredResult::taskId).orElse(null);
  }

  private static @Nullable String state(Optional<StoredResult> result) {
    return result.map(StoredResult::state).orElse(null);
  }

  private static @Nullable String body(Optional<StoredResult> result) {
    return result.map(StoredResult::body).orElse(null);
  }
}
