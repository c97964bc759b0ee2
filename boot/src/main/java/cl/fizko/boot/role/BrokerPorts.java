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
import java.util.Set;

/** Everything the task engine asks of one broker. Each call makes what it returns. */
sealed interface BrokerPorts permits RedisPorts, PostgresPorts {

  TaskBroker broker();

  TaskResults results();

  TaskQueues queues();

  TaskSurvey survey();

  DeadLetters deadLetters();

  TaskLimits limits();

  Revocations revocations();

  IdempotencyKeys idempotencyKeys();

  /**
   * What became of tasks.
   *
   * @param size about so many entries are kept; 0: none
   */
  TaskJournal journal(int size);

  TaskLogs logs();

  TaskTotals totals();

  Workers workers();

  /** What takes into the journal what workers of another make tell, if there can be any. */
  Set<Lifecycle> foreignJournal(TaskJournal journal, TaskTotals totals);

  /** What tells whether the broker is there, unless others look already. */
  Set<HealthProbe> probes();

  /** What is to be closed after the work. */
  Set<AutoCloseable> needs();

  /** What is to hear what a worker does, for those who watch it by way of the broker. */
  WorkerListener watching();

  /** A worker with what lets others see and control it by way of the broker. */
  Lifecycle watched(Worker worker);

  /** Work that begins once the broker is fit for it. */
  Lifecycle readyFor(Lifecycle work);
}
