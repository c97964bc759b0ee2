package cl.fizko.http.task;

import cl.fizko.core.access.Role;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskRetry;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.http.form.Field;
import cl.fizko.http.form.Form;
import cl.fizko.http.form.Kind;
import cl.fizko.http.json.Json;
import cl.fizko.http.json.JsonBody;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Doc;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cancels tasks and runs them once more under {@code /api/celery/tasks}, on the paths of the old
 * API and of the front end that it never served.
 */
public final class TaskOrderFeature implements Feature {

  private static final Access CALLERS = Access.of(Role.OPERATOR, Role.SERVICE);
  private static final Access OPERATORS = Access.of(Role.OPERATOR);
  private static final String ONE = "/api/celery/tasks/{id}";
  private static final String ID = "0b9f1c1e-6f0a-4b7e-9d55-3f6f6b1f8a11";
  private static final Field<Boolean> TERMINATE =
      Field.withDefault("terminate", Kind.flag(), false, "Whether to stop it if it runs already.");
  private static final Form FORM = Form.of(TERMINATE);
  private static final Form NONE = Form.of();

  private final Revocations revocations;
  private final TaskRetry retry;
  private final JsonBody body;

  public TaskOrderFeature(Revocations revocations, TaskRetry retry, Json json) {
    this.revocations = revocations;
    this.retry = retry;
    this.body = new JsonBody(json);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.DELETE, ONE, CALLERS, this::delete)
            .documented(
                doc("Cancels a task, as the old API does.")
                    .query(FORM)
                    .reply(200, "All workers are told.", revoked("revoked", ID, false))),
        new Route(Method.POST, ONE + "/cancel", CALLERS, this::cancel)
            .documented(
                doc("Cancels a task, as the web front end asks.")
                    .body(FORM, Map.of("terminate", true))
                    .reply(200, "All workers are told.", revoked("revoked", ID, true))),
        new Route(Method.POST, ONE + "/retry", OPERATORS, this::retry)
            .onceForEachKey()
            .documented(
                doc("Runs a task once more that has failed for good.")
                    .body(NONE, Map.of())
                    .problem(400, 409)
                    .reply(202, "It is in its queue.", retried(ID, ID))));
  }

  private static Doc doc(String summary) {
    return Doc.of("Tasks", summary).path("id", "The id of the task.");
  }

  private void delete(Context ctx) {
    ctx.json(revoke(ctx, FORM.query(ctx).get(TERMINATE)));
  }

  private void cancel(Context ctx) {
    ctx.json(revoke(ctx, FORM.body(ctx, body).get(TERMINATE)));
  }

  private Map<String, Object> revoke(Context ctx, boolean terminate) {
    TaskId id = TaskIds.of(ctx);
    revocations.revoke(List.of(id), terminate);
    return revoked("revoked", id.value(), terminate);
  }

  private static Map<String, Object> revoked(String status, String id, boolean terminate) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("success", true);
    view.put("task_id", id);
    view.put("status", status);
    view.put("terminate", terminate);
    view.put("message", "Task " + id + " revoked");
    return view;
  }

  private void retry(Context ctx) {
    NONE.body(ctx, body);
    TaskId id = TaskIds.of(ctx);
    switch (retry.retry(id)) {
      case TaskRetry.Retry.Sent sent ->
          ctx.status(202).json(retried(id.value(), sent.id().value()));
      case TaskRetry.Retry.NotFailed going ->
          throw new ProblemException(Problem.of(400, going.reason()));
      case TaskRetry.Retry.Refused refused ->
          throw new ProblemException(Problem.of(409, refused.reason()));
    }
  }

  private static Map<String, Object> retried(String id, String again) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("success", true);
    view.put("task_id", again);
    view.put("retried", id);
    view.put("status", "PENDING");
    return view;
  }
}
