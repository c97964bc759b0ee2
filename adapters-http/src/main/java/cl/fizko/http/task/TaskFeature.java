package cl.fizko.http.task;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.task.LaunchableTasks;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskSender;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.http.access.Gate;
import cl.fizko.http.json.Json;
import cl.fizko.http.json.JsonBody;
import cl.fizko.http.problem.FieldProblem;
import cl.fizko.http.problem.ProblemException;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists, launches and follows tasks under {@code /api/celery/tasks}, for operators and services.
 */
public final class TaskFeature implements Feature {

  private static final Logger log = LoggerFactory.getLogger(TaskFeature.class);
  private static final Access CALLERS = Access.of(Role.OPERATOR, Role.SERVICE);
  private static final String PATH = "/api/celery/tasks";

  private final LaunchableTasks launchable;
  private final TaskSender sender;
  private final TaskResults results;
  private final JsonBody body;
  private final LaunchRequest launchRequest;

  public TaskFeature(
      LaunchableTasks launchable, TaskSender sender, TaskResults results, Json json) {
    this.launchable = launchable;
    this.sender = sender;
    this.results = results;
    this.body = new JsonBody(json);
    this.launchRequest = new LaunchRequest(launchable);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, PATH, CALLERS, this::list),
        new Route(Method.POST, PATH + "/launch", CALLERS, this::launch),
        new Route(Method.GET, PATH + "/{id}", CALLERS, ctx -> ctx.json(status(ctx))),
        new Route(
            Method.GET, PATH + "/{id}/status", CALLERS, ctx -> ctx.json(status(ctx).lowerCase())));
  }

  private void list(Context ctx) {
    ctx.json(launchable.all().stream().map(LaunchableView::of).toList());
  }

  private void launch(Context ctx) {
    Task task =
        launchRequest.toTask(
            body.object(ctx)
                .orElseThrow(
                    () ->
                        ProblemException.validation(
                            List.of(new FieldProblem("body", "expected an object")))));
    sender.send(task);
    log.atInfo()
        .addKeyValue("task_id", task.id())
        .addKeyValue("task", task.name())
        .addKeyValue("by", Gate.principal(ctx).map(Principal::name).orElse("nobody"))
        .log("Task launched");
    ctx.json(LaunchedView.of(task));
  }

  private StatusView status(Context ctx) {
    TaskId id = id(ctx.pathParam("id"));
    return StatusView.of(id, results.find(id));
  }

  private static TaskId id(String text) {
    try {
      return new TaskId(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.validation(
          List.of(new FieldProblem("id", String.valueOf(e.getMessage()))));
    }
  }
}
