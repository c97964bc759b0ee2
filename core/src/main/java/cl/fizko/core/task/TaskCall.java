package cl.fizko.core.task;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * One try of a task, as its handler sees it.
 *
 * @param task what was asked for
 * @param worker who runs it
 */
public record TaskCall(Task task, WorkerId worker) {

  /**
   * The arguments by parameter name.
   *
   * @throws TaskFailedException a {@code TypeError} that names each argument which does not fit
   */
  public Map<String, Object> bind(Signature signature) throws TaskFailedException {
    return switch (signature.bind(task.arguments())) {
      case Signature.Binding.Bound bound -> bound.values();
      case Signature.Binding.Refused refused ->
          throw new TaskFailedException(
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
