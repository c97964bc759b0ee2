package cl.fizko.boot.role;

import cl.fizko.core.health.port.HealthProbe;
import cl.fizko.core.idempotency.port.IdempotencyKeys;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.task.Worker;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.core.task.port.TaskLimits;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.core.task.port.TaskSurvey;
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
