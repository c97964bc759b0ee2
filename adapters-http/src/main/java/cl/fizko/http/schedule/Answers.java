package cl.fizko.http.schedule;

import cl.fizko.core.schedule.desk.Decision;
import cl.fizko.core.task.Nothing;
import cl.fizko.http.problem.FieldProblem;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the caller is told of a decision. */
final class Answers {

  private Answers() {}

  /**
   * Tells it.
   *
   * @throws ProblemException 422 for what was refused, 404 for what is not there
   */
  static void answer(Context ctx, Decision decision) {
    switch (decision) {
      case Decision.Done done -> ctx.json(done.view().shown());
      case Decision.Deleted deleted -> ctx.status(204);
      case Decision.Sent sent -> ctx.status(202).json(Map.of("task_id", sent.task().value()));
      case Decision.Refused refused ->
          throw ProblemException.validation(
              refused.problems().stream()
                  .map(problem -> new FieldProblem(problem.field(), problem.message()))
                  .toList());
      case Decision.NotThere notThere -> throw notThere(notThere.reference());
    }
  }

  static ProblemException notThere(String reference) {
    return new ProblemException(Problem.of(404, "There is no schedule '" + reference + "'."));
  }

  /** JSON's null in the words of the core. */
  static Map<String, Object> withoutNulls(Map<String, @Nullable Object> given) {
    Map<String, Object> fields = new LinkedHashMap<>();
    given.forEach((name, value) -> fields.put(name, value == null ? Nothing.NOTHING : value));
    return fields;
  }
}
