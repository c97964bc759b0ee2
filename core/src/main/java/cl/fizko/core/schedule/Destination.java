package cl.fizko.core.schedule;

import cl.fizko.core.task.QueueName;

/** Which queue a periodic task is sent to. */
public sealed interface Destination {

  Destination BY_ROUTE = new ByRoute();

  /** The one that the routes name for the task. */
  record ByRoute() implements Destination {}

  /** The one that the row names. */
  record ToQueue(QueueName queue) implements Destination {}
}
