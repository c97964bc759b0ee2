package cl.fizko.benchmarks;

import cl.fizko.core.task.Task;
import java.util.List;

/** Sends some tasks at once and returns when all are there. */
interface Publisher {

  void publish(List<Task> tasks);
}
