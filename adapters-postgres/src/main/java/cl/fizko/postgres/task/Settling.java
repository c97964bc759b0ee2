package cl.fizko.postgres.task;

import static cl.fizko.postgres.task.Statements.list;

import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.canvas.Batch;
import cl.fizko.core.task.canvas.ChordStart;
import cl.fizko.core.task.canvas.CompleteChord;
import cl.fizko.core.task.canvas.Completion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Ends many deliveries in one transaction, each as if it were alone. */
final class Settling {

  private static final String HOLD =
      """
      SELECT t.id, t.lease_number
        FROM fizko_task.tasks t
        JOIN unnest(:ids::bigint[], :numbers::int[]) AS l (id, lease_number)
       USING (id, lease_number)
       WHERE t.worker IS NOT NULL
       ORDER BY t.id
         FOR UPDATE OF t
      """;

  private static final String REMOVE =
      "DELETE FROM fizko_task.tasks WHERE id = ANY(:ids::bigint[])";

  private static final String BURY =
      """
      WITH gone AS (
        DELETE FROM fizko_task.tasks WHERE id = ANY(:ids::bigint[])
        RETURNING *)
      INSERT INTO fizko_task.dead_letters
             (queue, step, name, task_id, attempts, reason, at, body)
      SELECT gone.queue, gone.step, l.name, l.task_id, gone.deliveries + l.retries, l.reason, l.at,
             gone.body
        FROM gone
        JOIN unnest(:ids::bigint[], :names::text[], :tasks::text[], :retries::int[],
                    :reasons::text[], :ats::timestamptz[])
             WITH ORDINALITY AS l (id, name, task_id, retries, reason, at, position)
       USING (id)
       ORDER BY l.position
      """;

  private static final String RETURN =
      """
      WITH back AS (
        UPDATE fizko_task.tasks t
           SET worker = NULL,
               lease_end = NULL,
               due = b.due,
               place = CASE WHEN b.last THEN nextval('fizko_task.places') ELSE t.place END,
               deliveries = CASE WHEN b.body IS NULL THEN t.deliveries ELSE 1 END,
               declined = CASE WHEN b.body IS NULL THEN t.declined + b.declined ELSE 0 END,
               admitted = b.body IS NULL AND (t.admitted OR b.admitted),
               body = coalesce(b.body, t.body)
          FROM unnest(:ids::bigint[], :dues::timestamptz[], :lasts::bool[], :declined::int[],
                      :admitted::bool[], :bodies::text[])
               AS b (id, due, last, declined, admitted, body)
         WHERE t.id = b.id)
      SELECT pg_notify('fizko_task_work', queue)
        FROM (SELECT DISTINCT unnest(:queues::text[]) AS queue) AS queues
      """;

  private final Enqueueing enqueueing;
  private final ResultRows resultRows;
  private final Formats formats;

  Settling(Enqueueing enqueueing, ResultRows resultRows, Formats formats) {
    this.enqueueing = enqueueing;
    this.resultRows = resultRows;
    this.formats = formats;
  }

  /** The settlement of each, in their order. */
  List<Settlement> settle(Handle handle, List<Ending> endings) {
    Set<Lease> held = hold(handle, endings);
    ChordCounting counting =
        new ChordCounting(
            handle,
            formats.results(),
            endings.stream().filter(ending -> held.contains(ending.lease())).toList());
    Effects effects = new Effects();
    List<Settlement> settlements = new ArrayList<>();
    for (Ending ending : endings) {
      settlements.add(settle(ending, held, counting, effects));
    }
    counting.write();
    effects.write(handle);
    return settlements;
  }

  private static Set<Lease> hold(Handle handle, List<Ending> endings) {
    return new HashSet<>(
        handle
            .createQuery(HOLD)
            .bindArray("ids", Long.class, list(endings, ending -> ending.lease().id()))
            .bindArray("numbers", Integer.class, list(endings, ending -> ending.lease().number()))
            .map((row, context) -> new Lease(row.getLong("id"), row.getInt("lease_number")))
            .list());
  }

  private static Settlement settle(
      Ending ending, Set<Lease> held, ChordCounting counting, Effects effects) {
    if (!held.contains(ending.lease())) {
      return Settlement.LEASE_LOST;
    }
    List<CompleteChord> complete = counting.count(ending);
    if (!complete.isEmpty()) {
      return new Settlement.ChordsComplete(complete);
    }
    held.remove(ending.lease());
    effects.add(ending, counting);
    return Settlement.SETTLED;
  }

  /** What a transaction does to the tables, gathered so that each table is written once. */
  private final class Effects {
    private final List<Long> gone = new ArrayList<>();
    private final List<Burial> buried = new ArrayList<>();
    private final List<Return> returned = new ArrayList<>();
    private final List<StoredResult> results = new ArrayList<>();
    private final List<ChordStart> chords = new ArrayList<>();
    private final List<TaskRow> tasks = new ArrayList<>();
    private @Nullable Ending last;

    private record Burial(Ending ending, Ending.Message.Buried how) {
      Optional<Task> task() {
        return how.task();
      }
    }

    private record Return(Ending ending, Ending.Message.Back how) {}

    void add(Ending ending, ChordCounting counting) {
      last = ending;
      switch (ending.message()) {
        case Ending.Message.Gone away -> gone.add(ending.lease().id());
        case Ending.Message.Buried how -> buried.add(new Burial(ending, how));
        case Ending.Message.Back how -> returned.add(new Return(ending, how));
      }
      ending.result().ifPresent(results::add);
      add(ending.sequel().batch(), ending);
      addVerdicts(ending.sequel().verdicts(), ending);
      for (Completion completion : ending.sequel().completions()) {
        if (counting.end(completion)) {
          add(completion.batch(), ending);
          addVerdicts(completion.verdicts(), ending);
        }
      }
    }

    private void add(Batch batch, Ending ending) {
      chords.addAll(batch.chords());
      tasks.addAll(enqueueing.rows(batch, ending.now()));
    }

    private void addVerdicts(
        java.util.Map<cl.fizko.core.task.TaskId, cl.fizko.core.task.Outcome> verdicts,
        Ending ending) {
      verdicts.forEach(
          (id, outcome) -> formats.results().of(id, outcome, ending.now()).ifPresent(results::add));
    }

    void write(Handle handle) {
      if (!gone.isEmpty()) {
        handle.createUpdate(REMOVE).bindArray("ids", Long.class, gone).execute();
      }
      bury(handle);
      giveBack(handle);
      if (last != null) {
        enqueueing.enqueue(handle, chords, tasks);
        resultRows.store(handle, results, last.now(), true);
      }
    }

    private void bury(Handle handle) {
      if (buried.isEmpty()) {
        return;
      }
      handle
          .createUpdate(BURY)
          .bindArray("ids", Long.class, list(buried, each -> each.ending().lease().id()))
          .bindArray(
              "names",
              String.class,
              list(buried, each -> each.task().map(Task::name).map(TaskName::value).orElse(null)))
          .bindArray(
              "tasks",
              String.class,
              list(buried, each -> each.task().map(task -> task.id().value()).orElse(null)))
          .bindArray(
              "retries",
              Integer.class,
              list(buried, each -> each.task().map(task -> task.options().retries()).orElse(0)))
          .bindArray("reasons", String.class, list(buried, each -> each.how().reason()))
          .bindArray(
              "ats",
              String.class,
              list(buried, each -> Statements.text(PostgresTime.of(each.ending().now()))))
          .execute();
    }

    private void giveBack(Handle handle) {
      if (returned.isEmpty()) {
        return;
      }
      Statements.run(
          handle
              .createQuery(RETURN)
              .bindArray("ids", Long.class, list(returned, each -> each.ending().lease().id()))
              .bindArray(
                  "dues", String.class, list(returned, each -> Statements.text(each.how().due())))
              .bindArray("lasts", Boolean.class, list(returned, each -> each.how().last()))
              .bindArray("declined", Integer.class, list(returned, each -> each.how().declined()))
              .bindArray("admitted", Boolean.class, list(returned, each -> each.how().admitted()))
              .bindArray("bodies", String.class, list(returned, each -> each.how().body()))
              .bindArray(
                  "queues", String.class, list(returned, each -> each.ending().queue().value())));
    }
  }
}
