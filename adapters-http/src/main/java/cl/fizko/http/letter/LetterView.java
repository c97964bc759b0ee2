package cl.fizko.http.letter;

import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.Masked;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter in a list.
 *
 * @param taskId the task that it is; null if that cannot be read
 * @param task its name; null if that cannot be read
 * @param cause the kind of error
 * @param reason the whole story
 * @param deliveries how often it was tried
 */
record LetterView(
    String id,
    @Nullable String taskId,
    @Nullable String task,
    String queue,
    String cause,
    String reason,
    String at,
    int deliveries) {

  static final LetterView EXAMPLE =
      new LetterView(
          "7c1e0f6a-2f0b-4d3c-9b1d-8d1f5f0f2b55",
          "0b9f1c1e-6f0a-4b7e-9d55-3f6f6b1f8a11",
          "sii.sync_documents",
          "low",
          "TimeoutError",
          "TimeoutError: the portal does not answer",
          "2026-11-23T12:00:00Z",
          4);

  static LetterView of(DeadLetter letter) {
    return new LetterView(
        letter.id(),
        letter.taskId().map(TaskId::value).orElse(null),
        letter.task().map(TaskName::value).orElse(null),
        letter.queue().value(),
        Cause.of(letter),
        letter.reason(),
        letter.at().toString(),
        letter.attempts());
  }

  /**
   * The whole letter, its arguments masked.
   *
   * @param asked what it asks for; empty if that cannot be read: then only its size is told
   */
  static Map<String, @Nullable Object> whole(DeadLetter letter, Optional<Task> asked) {
    return of(letter)
        .whole(
            asked.map(task -> task.arguments().positional()).map(Masked::of),
            asked.map(task -> task.arguments().named()).map(Masked::of),
            letter.raw().size());
  }

  static Map<String, @Nullable Object> exampleOfWhole() {
    return EXAMPLE.whole(
        Optional.of(List.of()), Optional.of(Map.of("months", 1, "password", Masked.MASK)), 512);
  }

  private Map<String, @Nullable Object> whole(
      Optional<Object> args, Optional<Object> kwargs, int bytes) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    whole.put("id", id);
    whole.put("task_id", taskId);
    whole.put("task", task);
    whole.put("queue", queue);
    whole.put("cause", cause);
    whole.put("reason", reason);
    whole.put("at", at);
    whole.put("deliveries", deliveries);
    whole.put("args", args.orElse(null));
    whole.put("kwargs", kwargs.orElse(null));
    whole.put("bytes", bytes);
    return whole;
  }
}
