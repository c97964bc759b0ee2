package cl.fizko.postgres.task;

import cl.fizko.core.task.canvas.Batch;
import cl.fizko.core.task.canvas.ChordStart;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts tasks at the end of their queues, and rings for them when the transaction commits. */
final class Enqueueing {

  private static final String INSERT =
      """
      WITH sent AS (
        INSERT INTO fizko_task.tasks (queue, step, place, due, sent, task_id, body)
        SELECT t.queue, t.step, nextval('fizko_task.places'), t.due, t.sent, t.task_id, t.body
          FROM unnest(:queues::text[], :steps::int[], :dues::timestamptz[],
                      :sents::timestamptz[], :ids::text[], :bodies::text[])
               WITH ORDINALITY AS t (queue, step, due, sent, task_id, body, position)
         ORDER BY t.position)
      SELECT pg_notify('fizko_task_work', queue)
        FROM (SELECT DISTINCT unnest(:queues::text[]) AS queue) AS queues
      """;

  /**
   * A chord that is there already keeps what it has counted, for a publication that is repeated.
   */
  private static final String START_CHORDS =
      """
      INSERT INTO fizko_task.chords (group_id, parts)
      SELECT DISTINCT ON (1) * FROM unnest(:groups::text[], :parts::int[]) ORDER BY 1
          ON CONFLICT DO NOTHING
      """;

  private final TaskJson json;

  Enqueueing(TaskJson json) {
    this.json = json;
  }

  List<TaskRow> rows(Batch batch, Instant now) {
    return batch.tasks().stream()
        .map(each -> TaskRow.of(each.queue(), each.task(), json, now))
        .toList();
  }

  /** All of a batch, given the rows of its tasks. */
  void enqueue(Handle handle, Collection<ChordStart> chords, List<TaskRow> rows) {
    if (!chords.isEmpty()) {
      handle
          .createUpdate(START_CHORDS)
          .bindArray("groups", String.class, list(chords, start -> start.group().value()))
          .bindArray("parts", Integer.class, list(chords, ChordStart::parts))
          .execute();
    }
    if (!rows.isEmpty()) {
      Statements.run(
          handle
              .createQuery(INSERT)
              .bindArray("queues", String.class, list(rows, TaskRow::queue))
              .bindArray("steps", Integer.class, list(rows, TaskRow::step))
              .bindArray("dues", String.class, list(rows, Statements::due))
              .bindArray("sents", String.class, list(rows, row -> Statements.text(row.sent())))
              .bindArray("ids", String.class, list(rows, TaskRow::taskId))
              .bindArray("bodies", String.class, list(rows, TaskRow::body)));
    }
  }

  private static <A, B> List<B> list(
      Collection<A> all, java.util.function.Function<? super A, ? extends @Nullable B> part) {
    return Statements.list(all, part);
  }
}
