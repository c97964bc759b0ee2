package cl.fizko.http.task;

import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Nothing;
import cl.fizko.core.task.Progress;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a task; the fields of the old API. The states are Celery's (celery.states, 5.5):
 * a task that nobody has heard of is PENDING.
 *
 * @param result what it returned, if it succeeded
 * @param error why it did not, or not yet, succeed
 * @param traceback the stack trace of the error
 * @param meta what else is known: the worker of a task that runs, the class of an error, the detail
 *     of a state of the task's own making
 */
record StatusView(
    String taskId,
    String status,
    @Nullable Object result,
    @Nullable String error,
    @Nullable String traceback,
    @Nullable Object meta) {

  static final StatusView EXAMPLE =
      new StatusView(
          "0b9f1c1e-6f0a-4b7e-9d55-3f6f6b1f8a11", "SUCCESS", Map.of("total", 5), null, null, null);

  static StatusView of(TaskId id, Optional<TaskResult> known) {
    return known
        .map(result -> of(id.value(), result))
        .orElseGet(() -> new StatusView(id.value(), "PENDING", null, null, null, null));
  }

  /** The same with the state in lower case, as the web front end wants it. */
  StatusView lowerCase() {
    return new StatusView(taskId, status.toLowerCase(Locale.ROOT), result, error, traceback, meta);
  }

  private static StatusView of(String id, TaskResult result) {
    return switch (result) {
      case TaskResult.Started started ->
          new StatusView(id, "STARTED", null, null, null, worker(started.worker()));
      case TaskResult.Retrying retrying -> failed(id, "RETRY", retrying.cause());
      case TaskResult.Running running ->
          new StatusView(id, "PROGRESS", null, null, null, progress(running.progress()));
      case TaskResult.InState own ->
          new StatusView(id, own.state(), null, null, null, detail(own.detail()));
      case TaskResult.Succeeded succeeded ->
          new StatusView(id, "SUCCESS", succeeded.value(), null, null, null);
      case TaskResult.Failed failed -> failed(id, "FAILURE", failed.failure());
      case TaskResult.Revoked revoked ->
          new StatusView(id, "REVOKED", null, revoked.reason(), null, null);
    };
  }

  private static StatusView failed(String id, String state, Failure failure) {
    return new StatusView(
        id,
        state,
        null,
        failure.message().isEmpty() ? failure.type() : failure.message(),
        failure.trace().isEmpty() ? null : failure.trace(),
        Map.of("exc_type", failure.type(), "exc_module", failure.module()));
  }

  private static @Nullable Object worker(String worker) {
    return worker.isEmpty() ? null : Map.of("hostname", worker);
  }

  private static Object progress(Progress progress) {
    return Map.of("percent", progress.percent(), "message", progress.message());
  }

  private static @Nullable Object detail(Object detail) {
    return detail == Nothing.NOTHING ? null : detail;
  }
}
