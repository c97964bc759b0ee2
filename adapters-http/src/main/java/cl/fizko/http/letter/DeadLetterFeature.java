package cl.fizko.http.letter;

import cl.fizko.core.access.Role;
import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.DeadLetterMark;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.port.DeadLetters;
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
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** Shows, replays and discards dead letters under {@code /api/v1/dead-letters}, for operators. */
public final class DeadLetterFeature implements Feature {

  private static final Access OPERATORS = Access.of(Role.OPERATOR);
  private static final String PATH = "/api/v1/dead-letters";
  private static final String ONE = PATH + "/{id}";
  private static final Field<Optional<QueueName>> QUEUE =
      Field.optional("queue", Kind.text(255).as(QueueName::new), "Those of this queue.");
  private static final Field<Optional<TaskName>> TASK =
      Field.optional("task", Kind.text(255).as(TaskName::new), "Those of this task.");
  private static final Field<Optional<String>> CAUSE =
      Field.optional("cause", Kind.text(500), "Those that are dead of this cause.");
  private static final Field<Optional<List<String>>> IDS =
      Field.optional("ids", Kind.listOf(Kind.text(200), 1, 1_000), "Those with these ids.");
  private static final Form LIST = Form.of(QUEUE, TASK, CAUSE, Paging.LIMIT, Paging.CURSOR);
  private static final Form CHOICE = Form.of(IDS, TASK, CAUSE);
  private static final Form NONE = Form.of();
  private static final Map<String, Object> CHOICE_EXAMPLE =
      Map.of("task", "sii.sync_documents", "cause", "TimeoutError");

  private final DeadLetters deadLetters;
  private final Letters letters;
  private final JsonBody body;

  public DeadLetterFeature(DeadLetters deadLetters, Json json) {
    this.deadLetters = deadLetters;
    this.letters = new Letters(deadLetters);
    this.body = new JsonBody(json);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, PATH, OPERATORS, this::list)
            .documented(
                doc("Lists dead letters, the newest first.")
                    .query(LIST)
                    .reply(
                        200,
                        "A page of them.",
                        Paging.page(
                            List.of(LetterView.EXAMPLE), Optional.of(new Cursor("example"))))),
        new Route(Method.GET, PATH + "/groups", OPERATORS, this::groups)
            .documented(
                doc("Counts the newest " + Letters.LOOKED_THROUGH + " by task and cause.")
                    .reply(200, "The groups.", Paging.all(List.of(LetterGroup.EXAMPLE)))),
        new Route(Method.GET, ONE, OPERATORS, this::show)
            .documented(
                one("Shows a dead letter, its secrets masked.")
                    .reply(200, "The letter.", LetterView.exampleOfWhole())),
        new Route(Method.POST, PATH + "/replay", OPERATORS, ctx -> many(ctx, deadLetters::replay))
            .onceForEachKey()
            .documented(many("Puts letters back at the end of their queues, as if never tried.")),
        new Route(Method.POST, PATH + "/discard", OPERATORS, ctx -> many(ctx, deadLetters::discard))
            .documented(many("Forgets letters for good.")),
        new Route(Method.POST, ONE + "/replay", OPERATORS, ctx -> one(ctx, deadLetters::replay))
            .onceForEachKey()
            .documented(one("Puts a letter back.").reply(204, "It is in its queue.")),
        new Route(Method.POST, ONE + "/discard", OPERATORS, ctx -> one(ctx, deadLetters::discard))
            .documented(one("Forgets a letter for good.").reply(204, "It is gone.")));
  }

  private static Doc doc(String summary) {
    return Doc.of("Dead letters", summary);
  }

  private static Doc one(String summary) {
    return doc(summary).path("id", "The id of the letter.").problem(404);
  }

  private static Doc many(String summary) {
    return doc(summary + " Those with some ids, or those of a task and a cause.")
        .body(CHOICE, CHOICE_EXAMPLE)
        .reply(200, "How many there were.", Map.of("count", 17));
  }

  private void list(Context ctx) {
    Input query = LIST.query(ctx);
    int limit = (int) (long) query.get(Paging.LIMIT);
    List<DeadLetter> found =
        letters.page(
            new Letters.Choice(query.get(QUEUE), query.get(TASK), query.get(CAUSE)),
            query.get(Paging.CURSOR).map(DeadLetterFeature::mark),
            limit);
    List<DeadLetter> page = found.subList(0, Math.min(limit, found.size()));
    Optional<Cursor> next =
        found.size() > limit ? Optional.of(cursor(page.getLast())) : Optional.empty();
    ctx.json(Paging.page(page.stream().map(LetterView::of).toList(), next));
  }

  private static Cursor cursor(DeadLetter letter) {
    return new Cursor(letter.at() + " " + letter.id());
  }

  private static DeadLetterMark mark(Cursor cursor) {
    String[] parts = cursor.position().split(" ", 2);
    try {
      return new DeadLetterMark(Instant.parse(parts[0]), parts[1]);
    } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw Paging.strangeCursor();
    }
  }

  private void groups(Context ctx) {
    NONE.query(ctx);
    ctx.json(Paging.all(List.copyOf(letters.groups())));
  }

  private void show(Context ctx) {
    DeadLetter letter =
        deadLetters.find(ctx.pathParam("id")).orElseThrow(DeadLetterFeature::notThere);
    ctx.json(LetterView.whole(letter, deadLetters.task(letter)));
  }

  private void many(Context ctx, ToIntFunction<Collection<String>> deed) {
    Input choice = CHOICE.body(ctx, body);
    Optional<List<String>> ids = choice.get(IDS);
    boolean group = choice.get(TASK).isPresent() || choice.get(CAUSE).isPresent();
    if (ids.isPresent() == group) {
      throw ProblemException.validation(
          List.of(
              new FieldProblem(
                  IDS.name(), "expected either ids, or a task, a cause or both of them")));
    }
    AtomicInteger count = new AtomicInteger();
    ids.ifPresentOrElse(
        some -> count.addAndGet(deed.applyAsInt(some)),
        () ->
            letters.all(
                new Letters.Choice(Optional.empty(), choice.get(TASK), choice.get(CAUSE)),
                some -> count.addAndGet(deed.applyAsInt(some))));
    ctx.json(Map.of("count", count.get()));
  }

  private static void one(Context ctx, ToIntFunction<Collection<String>> deed) {
    if (deed.applyAsInt(List.of(ctx.pathParam("id"))) == 0) {
      throw notThere();
    }
    ctx.status(204);
  }

  private static ProblemException notThere() {
    return new ProblemException(Problem.of(404, "There is no dead letter of this id."));
  }
}
