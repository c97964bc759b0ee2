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
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisHealthProbe;
import cl.fizko.redis.control.CeleryMonitoring;
import cl.fizko.redis.control.CeleryRevocations;
import cl.fizko.redis.control.RedisWorkers;
import cl.fizko.redis.event.Node;
import cl.fizko.redis.event.TaskEvents;
import cl.fizko.redis.idempotency.RedisIdempotencyKeys;
import cl.fizko.redis.journal.CeleryEvents;
import cl.fizko.redis.journal.RedisTaskJournal;
import cl.fizko.redis.journal.RedisTaskLogs;
import cl.fizko.redis.journal.RedisTaskTotals;
import cl.fizko.redis.task.RedisDeadLetters;
import cl.fizko.redis.task.RedisRevocations;
import cl.fizko.redis.task.RedisTaskBroker;
import cl.fizko.redis.task.RedisTaskLimits;
import cl.fizko.redis.task.RedisTaskQueues;
import cl.fizko.redis.task.RedisTaskResults;
import cl.fizko.redis.task.RedisTaskSurvey;
import java.time.InstantSource;
import java.util.Set;

/**
 * Redis as the broker.
 *
 * @param node this process among Celery's
 * @param monitoring what shows its worker to Celery's
 */
record RedisPorts(
    RedisConnections redis, Node node, CeleryMonitoring monitoring, InstantSource clock)
    implements BrokerPorts {

  static RedisPorts of(RedisConnections redis, Node node, boolean taskEvents, InstantSource clock) {
    CeleryMonitoring monitoring =
        new CeleryMonitoring(
            redis,
            node,
            new RedisTaskQueues(redis),
            new RedisRevocations(redis, clock),
            new TaskEvents(redis, node, taskEvents, clock),
            clock);
    return new RedisPorts(redis, node, monitoring, clock);
  }

  @Override
  public TaskBroker broker() {
    return new RedisTaskBroker(redis, clock);
  }

  @Override
  public TaskResults results() {
    return new RedisTaskResults(redis);
  }

  @Override
  public TaskQueues queues() {
    return new RedisTaskQueues(redis);
  }

  @Override
  public TaskSurvey survey() {
    return new RedisTaskSurvey(redis);
  }

  @Override
  public DeadLetters deadLetters() {
    return new RedisDeadLetters(redis, clock);
  }

  @Override
  public TaskLimits limits() {
    return new RedisTaskLimits(redis, clock);
  }

  @Override
  public Revocations revocations() {
    return new CeleryRevocations(redis, node, clock);
  }

  @Override
  public IdempotencyKeys idempotencyKeys() {
    return new RedisIdempotencyKeys(redis, clock);
  }

  @Override
  public TaskJournal journal(int size) {
    return new RedisTaskJournal(redis, size);
  }

  @Override
  public TaskLogs logs() {
    return new RedisTaskLogs(redis);
  }

  @Override
  public TaskTotals totals() {
    return new RedisTaskTotals(redis);
  }

  @Override
  public Workers workers() {
    return new RedisWorkers(redis, clock);
  }

  @Override
  public Set<Lifecycle> foreignJournal(TaskJournal journal, TaskTotals totals) {
    return Set.of(new CeleryEvents(redis, journal, totals));
  }

  @Override
  public Set<HealthProbe> probes() {
    return Set.of(new RedisHealthProbe(redis));
  }

  @Override
  public Set<AutoCloseable> needs() {
    return Set.of(redis);
  }

  @Override
  public WorkerListener watching() {
    return monitoring.listener();
  }

  @Override
  public Lifecycle watched(Worker worker) {
    return new WatchedWorker(worker, monitoring.of(worker.control()));
  }

  @Override
  public Lifecycle readyFor(Lifecycle work) {
    return work;
  }
}
