package cl.fizko.http.worker;

import cl.fizko.core.access.Role;
import cl.fizko.core.runtime.Recent;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.fleet.WorkerSeen;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.core.task.port.Workers;
import cl.fizko.http.form.Form;
import cl.fizko.http.form.Paging;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lists workers and tells them to end, for operators. What they answered is remembered for two
 * seconds, however many ask.
 */
public final class WorkerFeature implements Feature {

  private static final Access OPERATORS = Access.of(Role.OPERATOR);
  private static final String PATH = "/api/v1/workers";
  private static final Form NONE = Form.of();
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Workers workers;
  private final TaskQueues queues;
  private final JsonBody body;
  private final Recent<List<WorkerSeen>> seen;

  public WorkerFeature(Workers workers, TaskQueues queues, Json json) {
    this.workers = workers;
    this.queues = queues;
    this.body = new JsonBody(json);
    this.seen = new Recent<>(workers::seen, FRESH);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, PATH, OPERATORS, this::list)
            .documented(
                Doc.of("Workers", "Lists the workers that are there, ours and Celery's.")
                    .reply(200, "By name.", Paging.all(List.of(WorkerView.EXAMPLE)))),
        new Route(Method.POST, PATH + "/{name}/drain", OPERATORS, this::drain)
            .onceForEachKey()
            .documented(
                Doc.of("Workers", "Lets a worker end what it runs, take nothing more and exit.")
                    .path("name", "The name of the worker, such as celery@host.")
                    .body(NONE, Map.of())
                    .problem(404)
                    .reply(202, "It was told.", Map.of("name", "celery@host"))),
        new Route(Method.GET, "/api/celery/stats", OPERATORS, this::statistics)
            .documented(
                Doc.of("Workers", "Shows what workers say of themselves, as the old API does.")
                    .reply(
                        200, "Maps by worker; null where there is none.", statistics(List.of()))));
  }

  private void list(Context ctx) {
    Set<QueueName> paused = queues.paused();
    ctx.json(Paging.all(seen.get().stream().map(worker -> WorkerView.of(worker, paused)).toList()));
  }

  private void drain(Context ctx) {
    NONE.body(ctx, body);
    String name = ctx.pathParam("name");
    WorkerSeen worker =
        seen.get().stream()
            .filter(each -> each.name().value().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new ProblemException(Problem.of(404, "There is no worker '" + name + "'.")));
    workers.drain(new WorkerId(worker.name().value()));
    seen.forget();
    ctx.status(202).json(Map.of("name", name));
  }

  private void statistics(Context ctx) {
    ctx.json(statistics(seen.get()));
  }

  private static Map<String, @Nullable Object> statistics(List<WorkerSeen> workers) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("active_tasks", byWorker(workers, detail -> detail.active()));
    all.put("scheduled_tasks", byWorker(workers, detail -> detail.scheduled()));
    all.put("registered_tasks", byWorker(workers, detail -> detail.registered()));
    all.put("worker_stats", byWorker(workers, detail -> detail.stats()));
    return all;
  }

  private static @Nullable Object byWorker(
      List<WorkerSeen> workers, Function<WorkerSeen.Detail, Object> what) {
    if (workers.isEmpty()) {
      return null;
    }
    Map<String, Object> all = new LinkedHashMap<>();
    workers.forEach(each -> all.put(each.name().value(), what.apply(each.detail())));
    return all;
  }
}
