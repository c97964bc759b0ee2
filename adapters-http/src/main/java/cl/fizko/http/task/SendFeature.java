package cl.fizko.http.task;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskSender;
import cl.fizko.http.access.Gate;
import cl.fizko.http.json.Json;
import cl.fizko.http.json.JsonBody;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Doc;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends any task there may be, with all options: {@code POST /api/v1/tasks}, for operators. */
public final class SendFeature implements Feature {

  private static final Logger log = LoggerFactory.getLogger(SendFeature.class);
  private static final Map<String, Object> EXAMPLE =
      Map.of("name", "demo.add", "args", List.of(2, 3), "countdown", 10);

  private final TaskSender sender;
  private final JsonBody body;
  private final InstantSource clock;

  public SendFeature(TaskSender sender, Json json, InstantSource clock) {
    this.sender = sender;
    this.body = new JsonBody(json);
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.POST, "/api/v1/tasks", Access.of(Role.OPERATOR), this::send)
            .onceForEachKey()
            .documented(
                Doc.of("Tasks", "Sends a task, of whatever name, to the queue that is its own.")
                    .body(SendRequest.FORM, EXAMPLE)
                    .reply(
                        202,
                        "It is sent; with unique, the id may be that of one sent before.",
                        view(
                            new TaskId("0b9f1c1e-6f0a-4b7e-9d55-3f6f6b1f8a11"),
                            "demo.add",
                            "default"))));
  }

  private void send(Context ctx) {
    SendRequest request = SendRequest.of(SendRequest.FORM.body(ctx, body), clock.instant());
    Task task = request.task();
    TaskId id =
        request
            .unique()
            .map(unique -> sender.sendUnique(task, queueOf(request), unique))
            .orElseGet(
                () -> {
                  sender.send(task, queueOf(request));
                  return task.id();
                });
    log.atInfo()
        .addKeyValue("task_id", id)
        .addKeyValue("task", task.name())
        .addKeyValue("by", Gate.principal(ctx).map(Principal::name).orElse("nobody"))
        .log("Task sent");
    ctx.status(202).json(view(id, task.name().value(), queueOf(request).value()));
  }

  private QueueName queueOf(SendRequest request) {
    return request.queue().orElseGet(() -> sender.queueOf(request.task().name()));
  }

  private static Map<String, Object> view(TaskId id, String name, String queue) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", id.value());
    view.put("name", name);
    view.put("queue", queue);
    return view;
  }
}
