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
import cl.fizko.http.route.Doc;
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
        new Route(Method.GET, PATH, CALLERS, this::list)
            .documented(
                doc("Lists the tasks that callers may launch, with a schema of their parameters.")
                    .reply(200, "The tasks.", List.of(LaunchableView.EXAMPLE))),
        new Route(Method.POST, PATH + "/launch", CALLERS, this::launch)
            .onceForEachKey()
            .documented(
                doc("Launches a task.")
                    .body(LaunchRequest.FORM, LaunchRequest.EXAMPLE)
                    .reply(200, "It is sent.", LaunchedView.EXAMPLE)),
        new Route(Method.GET, PATH + "/{id}", CALLERS, ctx -> ctx.json(status(ctx)))
            .documented(
                one("Tells what became of a task; one that nobody has heard of is PENDING.")
                    .reply(200, "What is known.", StatusView.EXAMPLE)),
        new Route(
                Method.GET,
                PATH + "/{id}/status",
                CALLERS,
                ctx -> ctx.json(status(ctx).lowerCase()))
            .documented(
                one("The same with the state in lower case, as the web front end wants it.")
                    .reply(200, "What is known.", StatusView.EXAMPLE.lowerCase())));
  }

  private static Doc doc(String summary) {
    return Doc.of("Tasks", summary);
  }

  private static Doc one(String summary) {
    return doc(summary).path("id", "The id of the task.");
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
    TaskId id = TaskIds.of(ctx);
    return StatusView.of(id, results.find(id));
  }
}
