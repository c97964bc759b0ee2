package cl.fizko.http.task;

import cl.fizko.core.task.TaskId;
import cl.fizko.http.problem.FieldProblem;
import cl.fizko.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.List;

/** The id of the task that a path names. */
final class TaskIds {

  private TaskIds() {}

  /**
   * @throws ProblemException 422 if no task can have such an id
   */
  static TaskId of(Context ctx) {
    try {
      return new TaskId(ctx.pathParam("id"));
    } catch (IllegalArgumentException e) {
      throw ProblemException.validation(
          List.of(new FieldProblem("id", String.valueOf(e.getMessage()))));
    }
  }
}
