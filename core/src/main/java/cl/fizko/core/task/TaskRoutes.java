package cl.fizko.core.task;

import java.util.Map;

/**
 * Which queue a task goes to when its sender names none.
 *
 * @param byName the queues of some tasks
 * @param otherwise the queue of all others
 */
public record TaskRoutes(Map<TaskName, QueueName> byName, QueueName otherwise) {

  public TaskRoutes {
    byName = Map.copyOf(byName);
  }

  public QueueName queueOf(TaskName name) {
    return byName.getOrDefault(name, otherwise);
  }
}
