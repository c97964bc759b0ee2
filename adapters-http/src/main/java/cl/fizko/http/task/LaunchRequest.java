package cl.fizko.http.task;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.LaunchableTask;
import cl.fizko.core.task.LaunchableTasks;
import cl.fizko.core.task.Signature;
import cl.fizko.core.task.Task;
import cl.fizko.http.form.Field;
import cl.fizko.http.form.Form;
import cl.fizko.http.form.Kind;
import cl.fizko.http.problem.FieldProblem;
import cl.fizko.http.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a task of the body of a launch, or names everything that is wrong with it. */
final class LaunchRequest {

  /** What the body is documented as; what {@code params} holds depends on the task. */
  static final Form FORM =
      Form.of(
          Field.required("task_type", Kind.text(255), "The name of a launchable task."),
          Field.withDefault("params", Kind.object(), Map.of(), "Its parameters."));

  static final Map<String, Object> EXAMPLE =
      Map.of("task_type", "sii.sync_documents_all_companies", "params", Map.of("months", 2));

  private final LaunchableTasks launchable;

  LaunchRequest(LaunchableTasks launchable) {
    this.launchable = launchable;
  }

  /**
   * The task that is asked for.
   *
   * @param body fields other than {@code task_type} and {@code params} are ignored, as ever
   * @throws ProblemException 422, with all fields that are wrong
   */
  Task toTask(Map<String, @Nullable Object> body) {
    List<FieldProblem> problems = new ArrayList<>();
    Optional<LaunchableTask> found = taskType(body.get("task_type"), problems);
    Map<String, @Nullable Object> params = params(body.get("params"), problems);
    Optional<Task> task = found.flatMap(launched -> bind(launched, params, problems));
    if (!problems.isEmpty()) {
      throw ProblemException.validation(problems);
    }
    return task.orElseThrow();
  }

  private Optional<LaunchableTask> taskType(@Nullable Object given, List<FieldProblem> problems) {
    Optional<LaunchableTask> found =
        given instanceof String name ? launchable.find(name) : Optional.empty();
    if (found.isEmpty()) {
      problems.add(
          new FieldProblem(
              "task_type",
              launchable.all().stream()
                  .map(task -> task.name().value())
                  .collect(
                      Collectors.joining(
                          ", ",
                          given == null ? "is missing; expected one of " : "expected one of ",
                          ""))));
    }
    return found;
  }

  private static Map<String, @Nullable Object> params(
      @Nullable Object given, List<FieldProblem> problems) {
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    if (given instanceof Map<?, ?> map) {
      map.forEach((key, value) -> params.put(String.valueOf(key), value));
    } else if (given != null) {
      problems.add(new FieldProblem("params", "expected an object"));
    }
    return params;
  }

  private static Optional<Task> bind(
      LaunchableTask launched, Map<String, @Nullable Object> params, List<FieldProblem> problems) {
    return switch (launched.signature().bind(Arguments.named(params))) {
      case Signature.Binding.Bound bound ->
          Optional.of(Task.of(launched.name(), Arguments.named(bound.values())));
      case Signature.Binding.Refused refused -> {
        for (Signature.Problem problem : refused.problems()) {
          problems.add(new FieldProblem("params." + problem.parameter(), problem.message()));
        }
        yield Optional.empty();
      }
    };
  }
}
