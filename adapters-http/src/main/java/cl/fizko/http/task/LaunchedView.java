package cl.fizko.http.task;

import cl.fizko.core.task.Task;

/** What the caller of a launch is told; the fields of the old API. */
record LaunchedView(
    boolean success, String taskId, String taskType, String status, String message) {

  static LaunchedView of(Task task) {
    return new LaunchedView(
        true, task.id().value(), task.name().value(), "PENDING", "Task " + task.name() + " sent");
  }
}
