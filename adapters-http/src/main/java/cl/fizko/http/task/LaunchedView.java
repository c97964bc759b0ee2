package cl.fizko.http.task;

import cl.fizko.core.task.Task;

/** What the caller of a launch is told; the fields of the old API. */
record LaunchedView(
    boolean success, String taskId, String taskType, String status, String message) {

  static final LaunchedView EXAMPLE =
      new LaunchedView(
          true,
          "0b9f1c1e-6f0a-4b7e-9d55-3f6f6b1f8a11",
          "sii.sync_documents_all_companies",
          "PENDING",
          "Task sii.sync_documents_all_companies sent");

  static LaunchedView of(Task task) {
    return new LaunchedView(
        true, task.id().value(), task.name().value(), "PENDING", "Task " + task.name() + " sent");
  }
}
