package cl.fizko.redis.task;

import cl.fizko.core.task.Task;

/**
 * A message that is a task.
 *
 * @param deliveries how often it was handed out, this time included
 * @param declined how often a worker has declined it
 * @param admitted whether a rate limit has let it through
 */
record ReadMessage(Task task, int deliveries, int declined, boolean admitted) {}
