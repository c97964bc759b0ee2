package cl.fizko.boot.role;

import cl.fizko.core.health.port.HealthProbe;
import cl.fizko.core.idempotency.port.IdempotencyKeys;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.task.Worker;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.core.task.port.TaskJournal;
import cl.fizko.core.task.port.TaskLimits;
import cl.fizko.core.task.port.TaskLogs;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.core.task.port.TaskSurvey;
import cl.fizko.core.task.port.TaskTotals;
import cl.fizko.core.task.port.Workers;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.task.PostgresDeadLetters;
import cl.fizko.postgres.task.PostgresHeartbeat;
import cl.fizko.postgres.task.PostgresIdempotencyKeys;
import cl.fizko.postgres.task.PostgresRevocations;
import cl.fizko.postgres.task.PostgresSignals;
import cl.fizko.postgres.task.PostgresTaskBroker;
import cl.fizko.postgres.task.PostgresTaskJournal;
import cl.fizko.postgres.task.PostgresTaskLimits;
import cl.fizko.postgres.task.PostgresTaskLogs;
import cl.fizko.postgres.task.PostgresTaskQueues;
import cl.fizko.postgres.task.PostgresTaskResults;
import cl.fizko.postgres.task.PostgresTaskSurvey;
import cl.fizko.postgres.task.PostgresTaskTotals;
import cl.fizko.postgres.task.PostgresWorkers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/**
 * PostgreSQL as the broker. Whose the database is closes it, and looks whether it is there.
 *
 * @param resultsKept how long results are kept
 * @param software what this process runs, as {@code fizko 2.0.0}
 */
record PostgresPorts(
    PostgresDatabase database,
    PostgresSignals signals,
    Duration resultsKept,
    String software,
    InstantSource clock)
    implements BrokerPorts {

  @Override
  public TaskBroker broker() {
    return new PostgresTaskBroker(database, signals, resultsKept, clock);
  }

  @Override
  public TaskResults results() {
    return new PostgresTaskResults(database, signals, resultsKept, clock);
  }

  @Override
  public TaskQueues queues() {
    return new PostgresTaskQueues(database, clock);
  }

  @Override
  public TaskSurvey survey() {
    return new PostgresTaskSurvey(database, clock);
  }

  @Override
  public DeadLetters deadLetters() {
    return new PostgresDeadLetters(database);
  }

  @Override
  public TaskLimits limits() {
    return new PostgresTaskLimits(database, clock);
  }

  @Override
  public Revocations revocations() {
    return new PostgresRevocations(database, clock);
  }

  @Override
  public IdempotencyKeys idempotencyKeys() {
    return new PostgresIdempotencyKeys(database, clock);
  }

  @Override
  public TaskJournal journal(int size) {
    return new PostgresTaskJournal(database, size);
  }

  @Override
  public TaskLogs logs() {
    return new PostgresTaskLogs(database, clock);
  }

  @Override
  public TaskTotals totals() {
    return new PostgresTaskTotals(database);
  }

  @Override
  public Workers workers() {
    return new PostgresWorkers(database, clock);
  }

  @Override
  public Set<Lifecycle> foreignJournal(TaskJournal journal, TaskTotals totals) {
    return Set.of();
  }

  @Override
  public Set<HealthProbe> probes() {
    return Set.of();
  }

  @Override
  public Set<AutoCloseable> needs() {
    return Set.of(signals);
  }

  @Override
  public WorkerListener watching() {
    return WorkerListener.SILENT;
  }

  @Override
  public Lifecycle watched(Worker worker) {
    return new WatchedWorker(
        worker, new PostgresHeartbeat(database, worker.control(), software, clock));
  }

  @Override
  public Lifecycle readyFor(Lifecycle work) {
    return new MigratedFirst(database, work);
  }
}
