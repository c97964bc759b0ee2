package cl.fizko.postgres.task;

import static cl.fizko.postgres.task.Statements.list;

import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Unreadable;
import cl.fizko.core.task.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Takes tasks from their lines, keeps them, and returns them when nobody gives a sign of life. */
final class Leasing {

  /**
   * The lines come in the order in which they are to be served, and PostgreSQL reads no further
   * than it has to. In each, what was delayed comes first. A row that another one is just taking is
   * passed over.
   */
  private static final String RESERVE =
      """
      WITH next AS MATERIALIZED (
        SELECT task.id, line.position
          FROM unnest(:steps::int[], :queues::text[])
               WITH ORDINALITY AS line (step, queue, position)
         CROSS JOIN LATERAL (
               SELECT delayed.id
                 FROM (SELECT t.id
                         FROM fizko_task.tasks t
                        WHERE t.queue = line.queue AND t.step = line.step
                          AND t.worker IS NULL AND t.due <= :now
                        ORDER BY t.due
                        LIMIT :max
                          FOR UPDATE SKIP LOCKED) AS delayed
                UNION ALL
               SELECT waiting.id
                 FROM (SELECT t.id
                         FROM fizko_task.tasks t
                        WHERE t.queue = line.queue AND t.step = line.step
                          AND t.worker IS NULL AND t.due IS NULL
                        ORDER BY t.place
                        LIMIT :max
                          FOR UPDATE SKIP LOCKED) AS waiting) AS task
         WHERE line.queue <> ALL (ARRAY(SELECT queue FROM fizko_task.paused_queues))
         LIMIT :max),
      ranked AS MATERIALIZED (
        SELECT id, row_number() OVER () AS rank FROM next),
      taken AS (
        UPDATE fizko_task.tasks
           SET worker = :worker,
               lease_end = :lease_end,
               lease_number = lease_number + 1,
               started = false,
               due = NULL
         WHERE id = ANY (ARRAY(SELECT id FROM next))
        RETURNING *)
      SELECT taken.* FROM taken JOIN ranked USING (id) ORDER BY ranked.rank
      """;

  private static final String LOOK =
      """
      SELECT bool_or(first.due IS NULL OR first.due <= :now) AS ready, min(first.due) AS due
        FROM unnest(:steps::int[], :queues::text[]) AS line (step, queue)
       CROSS JOIN LATERAL (
             (SELECT t.due
                FROM fizko_task.tasks t
               WHERE t.queue = line.queue AND t.step = line.step
                 AND t.worker IS NULL AND t.due IS NULL
               LIMIT 1)
             UNION ALL
             (SELECT t.due
                FROM fizko_task.tasks t
               WHERE t.queue = line.queue AND t.step = line.step
                 AND t.worker IS NULL AND t.due IS NOT NULL
               ORDER BY t.due
               LIMIT 1)) AS first
       WHERE line.queue <> ALL (ARRAY(SELECT queue FROM fizko_task.paused_queues))
      """;

  /**
   * Locks in the order of the ids, as those who settle do, so that they do not lock each other out.
   */
  private static final String RENEW =
      """
      UPDATE fizko_task.tasks
         SET lease_end = :lease_end
       WHERE id = ANY (ARRAY(
             SELECT t.id
               FROM fizko_task.tasks t
               JOIN unnest(:ids::bigint[], :numbers::int[]) AS l (id, lease_number)
              USING (id, lease_number)
              WHERE t.worker IS NOT NULL
              ORDER BY t.id
                FOR UPDATE OF t))
      RETURNING id, lease_number
      """;

  private static final String RECLAIM =
      """
      WITH ended AS (
        UPDATE fizko_task.tasks
           SET worker = NULL, lease_end = NULL, deliveries = deliveries + 1
         WHERE id = ANY (ARRAY(
               SELECT id
                 FROM fizko_task.tasks
                WHERE worker IS NOT NULL AND lease_end <= :now
                ORDER BY lease_end
                LIMIT :max
                  FOR UPDATE SKIP LOCKED))
        RETURNING queue),
      queues AS MATERIALIZED (
        SELECT queue, count(*) AS tasks FROM ended GROUP BY queue)
      SELECT tasks, pg_notify('fizko_task_work', queue) FROM queues
      """;

  private final TaskJson json;

  Leasing(TaskJson json) {
    this.json = json;
  }

  List<Delivery> reserve(
      Handle handle,
      WorkerId worker,
      List<QueueName> queues,
      int max,
      Instant now,
      Duration lease) {
    return bindLines(handle.createQuery(RESERVE), queues)
        .bind("max", max)
        .bind("now", PostgresTime.of(now))
        .bind("worker", worker.value())
        .bind("lease_end", PostgresTime.of(now.plus(lease)))
        .map((row, context) -> delivery(row))
        .list();
  }

  private Delivery delivery(ResultSet row) throws SQLException {
    Receipt receipt = new Lease(row.getLong("id"), row.getInt("lease_number")).receipt();
    QueueName queue = new QueueName(row.getString("queue"));
    try {
      return new Reserved(
          receipt,
          queue,
          row.getInt("deliveries"),
          row.getInt("declined"),
          row.getBoolean("admitted"),
          json.read(row.getString("body")));
    } catch (IllegalArgumentException e) {
      return new Unreadable(receipt, queue, String.valueOf(e.getMessage()));
    }
  }

  /**
   * What there is to do.
   *
   * @param ready whether something can be taken now
   * @param due when the next task that is delayed can be; empty if there is none
   */
  record Look(boolean ready, Optional<Instant> due) {}

  Look look(Handle handle, List<QueueName> queues, Instant now) {
    return bindLines(handle.createQuery(LOOK), queues)
        .bind("now", PostgresTime.of(now))
        .map(
            (row, context) ->
                new Look(
                    row.getBoolean("ready"),
                    Optional.ofNullable(row.getObject("due", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)))
        .one();
  }

  /** Those that were renewed. */
  Set<Lease> renew(Handle handle, Collection<Lease> leases, Instant end) {
    return new HashSet<>(
        handle
            .createQuery(RENEW)
            .bindArray("ids", Long.class, list(leases, Lease::id))
            .bindArray("numbers", Integer.class, list(leases, Lease::number))
            .bind("lease_end", PostgresTime.of(end))
            .map((row, context) -> new Lease(row.getLong("id"), row.getInt("lease_number")))
            .list());
  }

  int reclaim(Handle handle, int max, Instant now) {
    return handle
        .createQuery(RECLAIM)
        .bind("max", max)
        .bind("now", PostgresTime.of(now))
        .map((row, context) -> row.getInt("tasks"))
        .list()
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static Query bindLines(Query query, List<QueueName> queues) {
    List<Integer> steps = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int step = 0; step < TaskRow.STEPS; step++) {
      for (QueueName queue : queues) {
        steps.add(step);
        names.add(queue.value());
      }
    }
    return Statements.neverPrepared(query)
        .bindArray("steps", Integer.class, steps)
        .bindArray("queues", String.class, names);
  }
}
