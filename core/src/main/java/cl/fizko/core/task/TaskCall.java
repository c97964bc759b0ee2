package cl.fizko.core.task;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One try of a task, as its handler sees it.
 *
 * @param task what was asked for
 * @param worker who runs it
 * @param reporter takes reports of its progress
 */
public record TaskCall(Task task, WorkerId worker, Consumer<Progress> reporter) {

  /** A try whose progress nobody wants to know. */
  public TaskCall(Task task, WorkerId worker) {
    this(task, worker, progress -> {});
  }

  /**
   * Tells how far the task has come; whoever asks for its result sees it.
   *
   * @param percent 0 to 100
   * @param message what it is doing, in a sentence; may be empty
   */
  public void progress(int percent, String message) {
    reporter.accept(new Progress(percent, message));
  }

  /**
   * The arguments by parameter name.
   *
   * @throws TaskFailedException a {@code TypeError} that names each argument which does not fit
   */
  public Map<String, Object> bind(Signature signature) throws TaskFailedException {
    return switch (signature.bind(task.arguments())) {
      case Signature.Binding.Bound bound -> bound.values();
      case Signature.Binding.Refused refused ->
          throw TaskFailedException.forGood(
              Failure.of(
                  "TypeError",
                  "builtins",
                  refused.problems().stream()
                      .map(p -> task.name() + ": argument '" + p.parameter() + "' " + p.message())
                      .collect(Collectors.joining("; "))));
    };
  }

  /** How often the task was tried before. */
  public int retries() {
    return task.options().retries();
  }
}
