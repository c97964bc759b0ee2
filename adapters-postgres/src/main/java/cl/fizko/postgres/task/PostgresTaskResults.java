package cl.fizko.postgres.task;

import cl.fizko.core.runtime.Batching;
import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Progress;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * {@link TaskResults} in {@code fizko_task.results}. That a task has started is not written there:
 * it is read off its lease, unless there is a success, or more is known of its progress. What many
 * threads ask or tell at the same time is one statement, so that a thousand who wait do not make a
 * thousand queries.
 */
public final class PostgresTaskResults implements TaskResults {

  private static final int TOGETHER = 1_000;

  private static final String FIND =
      """
      SELECT task_id, state, body, false AS leased
        FROM fizko_task.results
       WHERE task_id = ANY(:ids::text[]) AND kept_until > :now
       UNION ALL
      SELECT task_id, 'STARTED', json_build_object('worker', worker)::text, true
        FROM fizko_task.tasks
       WHERE task_id = ANY(:ids::text[]) AND worker IS NOT NULL AND started
       ORDER BY leased
      """;

  /** In the order of their ids, as renewals and settlements lock them. */
  private static final String NOTE_START =
      """
      UPDATE fizko_task.tasks
         SET started = true
       WHERE id = ANY (ARRAY(
             SELECT id
               FROM fizko_task.tasks
              WHERE task_id = ANY(:ids::text[]) AND worker = :worker AND NOT started
              ORDER BY id
                FOR UPDATE))
      """;

  private final PostgresSignals signals;
  private final InstantSource clock;
  private final ResultJson json = new ResultJson();
  private final Batching<TaskId, Optional<TaskResult>> finding;
  private final Batching<StoredResult, Boolean> telling;
  private final DatabaseCalls calls;

  /**
   * Does no I/O.
   *
   * @param signals how it hears of results
   * @param kept how long results are kept, above zero; to the minute
   */
  public PostgresTaskResults(
      PostgresDatabase database, PostgresSignals signals, Duration kept, InstantSource clock) {
    this.signals = signals;
    this.clock = clock;
    this.calls = new DatabaseCalls(database);
    ResultRows rows = new ResultRows(kept);
    this.finding =
        new Batching<>(
            ids -> calls.with(handle -> find(handle, ids)), DatabaseCalls::isAway, TOGETHER, 1);
    this.telling =
        new Batching<>(
            results -> {
              Instant now = clock.instant();
              return calls.with(
                  handle -> {
                    rows.store(handle, results, now, false);
                    return Collections.nCopies(results.size(), true);
                  });
            },
            DatabaseCalls::isAway,
            TOGETHER,
            1);
  }

  private List<Optional<TaskResult>> find(Handle handle, List<TaskId> ids) {
    Map<String, StoredResult> found = new HashMap<>();
    rows(handle, ids)
        .forEach(
            stored ->
                found.merge(
                    stored.taskId(),
                    stored,
                    (result, lease) -> result.outdoesLease() ? result : lease));
    return ids.stream()
        .map(id -> Optional.ofNullable(found.get(id.value())).map(json::read))
        .toList();
  }

  private List<StoredResult> rows(Handle handle, List<TaskId> ids) {
    return Statements.neverPrepared(handle.createQuery(FIND))
        .bindArray("ids", String.class, Statements.list(ids, TaskId::value))
        .bind("now", PostgresTime.of(clock.instant()))
        .map(
            (row, context) ->
                new StoredResult(
                    row.getString("task_id"), row.getString("state"), row.getString("body")))
        .list();
  }

  /** Kept of tasks that have failed alone: who has succeeded is not run once more. */
  @Override
  public Optional<Task> asked(TaskId id) {
    return kept(id)
        .map(
            asked ->
                new Task(
                    id,
                    new TaskName(asked.text("task")),
                    new Arguments(asked.list("args"), asked.object("kwargs")),
                    TaskOptions.DEFAULT));
  }

  @Override
  public Optional<QueueName> askedIn(TaskId id) {
    return kept(id).map(asked -> new QueueName(asked.text("queue")));
  }

  private Optional<Fields> kept(TaskId id) {
    return calls.with(handle -> rows(handle, List.of(id))).stream()
        .map(json::asked)
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public Optional<TaskResult> find(TaskId id) {
    return finding.ask(id);
  }

  @Override
  public Optional<TaskResult> await(TaskId id, Duration atMost) {
    Deadline deadline = Deadline.in(atMost);
    try (PostgresSignals.Bell bell = signals.done(id.value())) {
      while (true) {
        Optional<TaskResult> result = find(id).filter(TaskResult::isFinal);
        if (result.isPresent() || deadline.isOver()) {
          return result;
        }
        bell.await(deadline.left());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void started(Collection<Task> tasks, WorkerId worker) {
    List<Task> wanted = tasks.stream().filter(task -> !task.options().ignoreResult()).toList();
    if (!wanted.isEmpty()) {
      calls.with(
          handle ->
              Statements.neverPrepared(handle.createUpdate(NOTE_START))
                  .bindArray(
                      "ids", String.class, Statements.list(wanted, task -> task.id().value()))
                  .bind("worker", worker.value())
                  .execute());
    }
  }

  @Override
  public void progressed(Task task, WorkerId worker, Progress progress) {
    if (!task.options().ignoreResult()) {
      telling.ask(json.write(new TaskResult.Running(task.id(), progress)));
    }
  }
}
