package cl.fizko.http.journal;

import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Masked;
import cl.fizko.core.task.Nothing;
import cl.fizko.core.task.Progress;
import cl.fizko.core.task.TaskResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a result says, with its secrets masked.
 *
 * @param state as Celery names it (celery.states)
 * @param progress of a task that runs and tells
 * @param isFinal whether nothing more will come
 */
record ResultView(
    String state,
    boolean isFinal,
    @Nullable Map<String, Object> progress,
    @Nullable Object result,
    @Nullable String error,
    @Nullable String traceback) {

  static final ResultView PENDING = new ResultView("PENDING", false, null, null, null, null);

  static ResultView of(Optional<TaskResult> known) {
    return known.map(ResultView::of).orElse(PENDING);
  }

  private static ResultView of(TaskResult result) {
    return switch (result) {
      case TaskResult.Started started -> new ResultView("STARTED", false, null, null, null, null);
      case TaskResult.Running running ->
          new ResultView("STARTED", false, progress(running.progress()), null, null, null);
      case TaskResult.Retrying retrying -> failed("RETRY", false, retrying.cause());
      case TaskResult.InState own ->
          new ResultView(own.state(), false, null, value(own.detail()), null, null);
      case TaskResult.Succeeded done ->
          new ResultView("SUCCESS", true, null, value(done.value()), null, null);
      case TaskResult.Failed failed -> failed("FAILURE", true, failed.failure());
      case TaskResult.Revoked revoked ->
          new ResultView("REVOKED", true, null, null, revoked.reason(), null);
    };
  }

  private static ResultView failed(String state, boolean isFinal, Failure failure) {
    String error =
        failure.message().isEmpty() ? failure.type() : failure.type() + ": " + failure.message();
    return new ResultView(
        state, isFinal, null, null, error, failure.trace().isEmpty() ? null : failure.trace());
  }

  private static Map<String, Object> progress(Progress progress) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("percent", progress.percent());
    view.put("message", progress.message());
    return view;
  }

  private static @Nullable Object value(Object value) {
    return value == Nothing.NOTHING ? null : Masked.of(value);
  }
}
