package cl.fizko.core.task.port;

import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;

/** A look at the queues from outside. */
public interface TaskQueues {

  /**
   * How much lies in a queue at this moment; all zero for one that does not exist.
   *
   * @throws cl.fizko.core.task.BrokerUnavailableException when the broker cannot be reached
   */
  QueueDepth depth(QueueName queue);
}
