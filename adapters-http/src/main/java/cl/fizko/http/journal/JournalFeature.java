package cl.fizko.http.journal;

import cl.fizko.core.access.Role;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskRetry;
import cl.fizko.core.task.journal.JournalFilter;
import cl.fizko.core.task.journal.JournalPage;
import cl.fizko.core.task.journal.TaskState;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.http.form.Cursor;
import cl.fizko.http.form.Field;
import cl.fizko.http.form.Form;
import cl.fizko.http.form.Input;
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
import cl.fizko.http.stream.EventStreams;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Searches tasks, shows them, follows them and changes their fate, for operators. */
public final class JournalFeature implements Feature {

  private static final Access OPERATORS = Access.of(Role.OPERATOR);
  private static final String PATH = "/api/v1/tasks";
  private static final String ONE = PATH + "/{id}";

  private static final Field<Optional<Set<TaskState>>> STATE =
      Field.optional(
          "state",
          Kind.text(100).as(JournalFeature::states),
          "One or more states, separated by commas: FAILURE,RETRY.");
  private static final Field<String> NAME = text("name", "What the name begins with.");
  private static final Field<String> QUEUE = text("queue", "The queue.");
  private static final Field<String> WORKER = text("worker", "The worker.");
  private static final Field<String> TEXT = text("q", "Stands in the id, the name or the error.");
  private static final Field<Optional<Instant>> SINCE =
      Field.optional("since", Kind.instant(), "Not before.");
  private static final Field<Optional<Instant>> UNTIL =
      Field.optional("until", Kind.instant(), "Before.");
  private static final Form SEARCH =
      Form.of(STATE, NAME, QUEUE, WORKER, TEXT, SINCE, UNTIL, Paging.CURSOR, Paging.LIMIT);

  private static final Field<Boolean> TERMINATE =
      Field.withDefault("terminate", Kind.flag(), false, "Whether to stop it if it runs already.");
  private static final Form CANCEL = Form.of(TERMINATE);
  private static final Form NONE = Form.of();

  private final TaskDetails details;
  private final TaskWatch watch;
  private final EventStreams streams;
  private final Revocations revocations;
  private final TaskRetry retry;
  private final JsonBody body;

  public JournalFeature(
      TaskDetails details,
      TaskWatch watch,
      EventStreams streams,
      Revocations revocations,
      TaskRetry retry,
      Json json) {
    this.details = details;
    this.watch = watch;
    this.streams = streams;
    this.revocations = revocations;
    this.retry = retry;
    this.body = new JsonBody(json);
  }

  private static Field<String> text(String name, String description) {
    return new Field<>(name, Kind.text(255), Optional.of(""), Optional.empty(), description);
  }

  private static Set<TaskState> states(String text) {
    try {
      return Arrays.stream(text.split(",", -1))
          .map(each -> TaskState.valueOf(each.strip()))
          .collect(Collectors.toSet());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "is '%s'; expected some of %s, such as FAILURE,RETRY"
              .formatted(text, Arrays.toString(TaskState.values())),
          e);
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, PATH, OPERATORS, this::search)
            .documented(
                Doc.of("Tasks", "Searches what became of tasks recently, the newest first.")
                    .query(SEARCH)
                    .reply(
                        200,
                        "A page. One that is not full may be followed by others.",
                        Paging.all(List.of(EntryView.EXAMPLE)))),
        new Route(Method.GET, ONE, OPERATORS, this::show)
            .documented(
                doc("Shows all that is known of a task, with its secrets masked.")
                    .problem(404)
                    .reply(200, "What is known.", Map.of("id", "…", "state", "SUCCESS"))),
        new Route(Method.GET, ONE + "/stream", OPERATORS, this::stream)
            .documented(
                doc("Tells how a task gets on, until it has ended.")
                    .problem(429, 503)
                    .replyOf("text/event-stream", "Events `state`, `progress` and `end`.")),
        new Route(Method.POST, ONE + "/cancel", OPERATORS, this::cancel)
            .onceForEachKey()
            .documented(
                doc("Cancels a task that waits, or stops it.")
                    .body(CANCEL, Map.of("terminate", true))
                    .reply(202, "All workers are told.", Map.of("id", "…"))),
        new Route(Method.POST, ONE + "/retry", OPERATORS, this::retry)
            .onceForEachKey()
            .documented(
                doc("Runs a task once more that has failed for good.")
                    .body(NONE, Map.of())
                    .problem(409)
                    .reply(202, "It is in its queue.", Map.of("id", "…"))));
  }

  private static Doc doc(String summary) {
    return Doc.of("Tasks", summary).path("id", "The id of the task.");
  }

  private void search(Context ctx) {
    Input input = SEARCH.query(ctx);
    JournalFilter filter =
        new JournalFilter(
            input.get(STATE).orElse(Set.of()),
            input.get(NAME),
            input.get(QUEUE),
            input.get(WORKER),
            input.get(TEXT),
            input.get(SINCE),
            input.get(UNTIL));
    JournalPage page = page(filter, input);
    ctx.json(
        Paging.page(
            page.entries().stream().map(EntryView::of).toList(), page.next().map(Cursor::new)));
  }

  private JournalPage page(JournalFilter filter, Input input) {
    int limit = (int) (long) input.get(Paging.LIMIT);
    try {
      return details
          .journal()
          .search(filter, input.get(Paging.CURSOR).map(Cursor::position), limit);
    } catch (IllegalArgumentException e) {
      throw Paging.strangeCursor();
    }
  }

  private void show(Context ctx) {
    TaskId id = id(ctx);
    ctx.json(
        details
            .of(id)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(404, "Nothing is known of a task '" + id + "'."))));
  }

  private void stream(Context ctx) {
    TaskId id = id(ctx);
    streams.open(ctx, stream -> watch.watch(id, stream));
  }

  private void cancel(Context ctx) {
    boolean terminate = CANCEL.body(ctx, body).get(TERMINATE);
    TaskId id = id(ctx);
    revocations.revoke(List.of(id), terminate);
    ctx.status(202).json(Map.of("id", id.value()));
  }

  private void retry(Context ctx) {
    NONE.body(ctx, body);
    switch (retry.retry(id(ctx))) {
      case TaskRetry.Retry.Sent sent -> ctx.status(202).json(Map.of("id", sent.id().value()));
      case TaskRetry.Retry.NotFailed going ->
          throw new ProblemException(Problem.of(409, going.reason()));
      case TaskRetry.Retry.Refused refused ->
          throw new ProblemException(Problem.of(409, refused.reason()));
    }
  }

  private static TaskId id(Context ctx) {
    try {
      return new TaskId(ctx.pathParam("id"));
    } catch (IllegalArgumentException e) {
      throw ProblemException.validation(
          List.of(new FieldProblem("id", String.valueOf(e.getMessage()))));
    }
  }
}
