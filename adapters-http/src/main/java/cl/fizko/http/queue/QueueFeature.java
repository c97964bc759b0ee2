package cl.fizko.http.queue;

import cl.fizko.core.access.Role;
import cl.fizko.core.task.KnownQueues;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.http.form.Field;
import cl.fizko.http.form.Form;
import cl.fizko.http.form.Kind;
import cl.fizko.http.form.Paging;
import cl.fizko.http.json.Json;
import cl.fizko.http.json.JsonBody;
import cl.fizko.http.problem.FieldProblem;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Doc;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows, stops and empties queues under {@code /api/v1/queues}, for operators alone. */
public final class QueueFeature implements Feature {

  private static final Access OPERATORS = Access.of(Role.OPERATOR);
  private static final String PATH = "/api/v1/queues";
  private static final String ONE = PATH + "/{name}";
  private static final Field<String> CONFIRM =
      Field.required("confirm", Kind.text(255), "The name of the queue once more.");
  private static final Form NONE = Form.of();
  private static final Form LIMIT = Form.of(Paging.LIMIT);
  private static final Form PURGE = Form.of(CONFIRM);

  private final TaskQueues queues;
  private final KnownQueues known;
  private final JsonBody body;
  private final InstantSource clock;

  public QueueFeature(TaskQueues queues, KnownQueues known, Json json, InstantSource clock) {
    this.queues = queues;
    this.known = known;
    this.body = new JsonBody(json);
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, PATH, OPERATORS, this::list)
            .documented(
                doc("Lists the queues, with how much lies in each.")
                    .reply(200, "The queues by name.", Paging.all(List.of(QueueView.EXAMPLE)))),
        new Route(Method.GET, ONE + "/tasks", OPERATORS, this::tasks)
            .documented(
                one("Shows the tasks of a queue: first those that wait, then those of later.")
                    .query(LIMIT)
                    .reply(
                        200, "The tasks in order.", Paging.all(List.of(QueuedTaskView.EXAMPLE)))),
        new Route(Method.POST, ONE + "/pause", OPERATORS, this::pause)
            .documented(
                one("Stops a queue: it takes tasks in and hands none out. Celery's workers do not"
                        + " heed it.")
                    .reply(204, "It is stopped.")),
        new Route(Method.POST, ONE + "/resume", OPERATORS, this::resume)
            .documented(one("Lets a queue go on.").reply(204, "It goes on.")),
        new Route(Method.POST, ONE + "/purge", OPERATORS, this::purge)
            .documented(
                one("Forgets all tasks of a queue that wait. What runs goes on.")
                    .body(PURGE, Map.of("confirm", "default"))
                    .reply(200, "How many tasks there were.", Map.of("purged", 12))));
  }

  private static Doc doc(String summary) {
    return Doc.of("Queues", summary);
  }

  private static Doc one(String summary) {
    return doc(summary).path("name", "The name of the queue.").problem(404);
  }

  private void list(Context ctx) {
    NONE.query(ctx);
    Set<QueueName> paused = queues.paused();
    Instant now = clock.instant();
    List<QueueView> views =
        known.all().stream()
            .map(
                name ->
                    QueueView.of(
                        name,
                        queues.depth(name),
                        queues.waitingSince(name),
                        now,
                        paused.contains(name)))
            .toList();
    ctx.json(Paging.all(views));
  }

  private void tasks(Context ctx) {
    QueueName queue = queue(ctx);
    int limit = (int) (long) LIMIT.query(ctx).get(Paging.LIMIT);
    List<Task> tasks = new ArrayList<>(queues.waiting(queue, limit));
    if (tasks.size() < limit) {
      tasks.addAll(queues.delayed(queue, limit - tasks.size()));
    }
    ctx.json(Paging.all(tasks.stream().map(QueuedTaskView::of).toList()));
  }

  private void pause(Context ctx) {
    queues.pause(queue(ctx));
    ctx.status(204);
  }

  private void resume(Context ctx) {
    queues.resume(queue(ctx));
    ctx.status(204);
  }

  private void purge(Context ctx) {
    QueueName queue = queue(ctx);
    String confirmed = PURGE.body(ctx, body).get(CONFIRM);
    if (!confirmed.equals(queue.value())) {
      throw ProblemException.validation(
          List.of(
              new FieldProblem(
                  CONFIRM.name(), "is '" + confirmed + "'; expected '" + queue + "'")));
    }
    ctx.json(Map.of("purged", queues.purge(queue)));
  }

  private QueueName queue(Context ctx) {
    String name = ctx.pathParam("name");
    try {
      QueueName queue = new QueueName(name);
      if (known.has(queue)) {
        return queue;
      }
    } catch (IllegalArgumentException e) {
      // Told below: a queue of such a name cannot exist.
    }
    throw new ProblemException(Problem.of(404, "There is no queue of this name."));
  }
}
