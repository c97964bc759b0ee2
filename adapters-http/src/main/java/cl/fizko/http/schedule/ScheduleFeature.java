package cl.fizko.http.schedule;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.schedule.desk.Change;
import cl.fizko.core.schedule.desk.Decision;
import cl.fizko.core.schedule.desk.Preview;
import cl.fizko.core.schedule.desk.ScheduleDesk;
import cl.fizko.core.schedule.desk.View;
import cl.fizko.http.access.Gate;
import cl.fizko.http.form.Cursor;
import cl.fizko.http.form.Form;
import cl.fizko.http.form.Input;
import cl.fizko.http.form.Paging;
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
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lists, changes, runs and previews schedules under {@code /api/v1/schedules}, for operators alone.
 * A schedule is addressed by its number or its name.
 */
public final class ScheduleFeature implements Feature {

  private static final Pattern POSITION = Pattern.compile("[1-9][0-9]{0,17}");
  private static final Access OPERATORS = Access.of(Role.OPERATOR);
  private static final String PATH = "/api/v1/schedules";
  private static final String ONE = PATH + "/{id}";
  private static final int PREVIEWED = 5;
  private static final Form LIMIT = Form.of(Paging.LIMIT);
  private static final Form LIST = Form.of(Paging.LIMIT, Paging.CURSOR);

  private final ScheduleDesk desk;
  private final JsonBody body;

  public ScheduleFeature(ScheduleDesk desk, Json json) {
    this.desk = desk;
    this.body = new JsonBody(json);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, PATH, OPERATORS, this::list)
            .documented(
                ScheduleDocs.of("Lists schedules by their numbers.")
                    .query(LIST)
                    .reply(200, "A page of them.", Paging.all(List.of(ScheduleDocs.VIEW)))),
        new Route(Method.POST, PATH, OPERATORS, this::create)
            .documented(
                ScheduleDocs.withFields("Creates a schedule.")
                    .reply(201, "It is there.", ScheduleDocs.VIEW)),
        new Route(Method.POST, PATH + "/preview", OPERATORS, this::preview)
            .documented(
                ScheduleDocs.withFields("Tells what a schedule would mean, without creating it.")
                    .reply(200, "In words, and its next times.", ScheduleDocs.PREVIEW)),
        new Route(Method.GET, ONE, OPERATORS, this::show)
            .documented(ScheduleDocs.one("Shows a schedule.").reply(200, "It.", ScheduleDocs.VIEW)),
        new Route(Method.PATCH, ONE, OPERATORS, this::change)
            .documented(
                ScheduleDocs.one("Changes some fields of a schedule.")
                    .body(ScheduleDocs.FORM, Map.of("enabled", false))
                    .reply(200, "As it is now.", ScheduleDocs.VIEW)),
        new Route(Method.DELETE, ONE, OPERATORS, this::delete)
            .documented(ScheduleDocs.one("Deletes a schedule.").reply(204, "It is gone.")),
        new Route(Method.POST, ONE + "/enable", OPERATORS, ctx -> enable(ctx, true))
            .documented(
                ScheduleDocs.one("Switches a schedule on.")
                    .reply(200, "As it is now.", ScheduleDocs.VIEW)),
        new Route(Method.POST, ONE + "/disable", OPERATORS, ctx -> enable(ctx, false))
            .documented(
                ScheduleDocs.one("Switches a schedule off.")
                    .reply(200, "As it is now.", ScheduleDocs.VIEW)),
        new Route(Method.POST, ONE + "/run", OPERATORS, this::run)
            .onceForEachKey()
            .documented(
                ScheduleDocs.one("Sends the task of a schedule now.")
                    .reply(202, "It is sent.", ScheduleDocs.SENT)),
        new Route(Method.GET, ONE + "/changes", OPERATORS, this::changesOfOne)
            .documented(
                ScheduleDocs.one("Tells who changed a schedule, the latest change first.")
                    .query(LIMIT)
                    .reply(200, "The changes.", Paging.all(List.of(ScheduleDocs.CHANGE)))),
        new Route(Method.GET, "/api/v1/schedule-changes", OPERATORS, this::changes)
            .documented(
                ScheduleDocs.of("Tells who changed schedules, the latest change first.")
                    .query(LIMIT)
                    .reply(200, "The changes.", Paging.all(List.of(ScheduleDocs.CHANGE)))));
  }

  private void list(Context ctx) {
    Input query = LIST.query(ctx);
    int limit = (int) (long) query.get(Paging.LIMIT);
    long after = query.get(Paging.CURSOR).map(ScheduleFeature::number).orElse(0L);
    List<View> page = desk.list(after, limit);
    Optional<Cursor> next =
        page.size() == limit
            ? Optional.of(new Cursor(Long.toString(page.getLast().entry().id().value())))
            : Optional.empty();
    ctx.json(Paging.page(page.stream().map(View::shown).toList(), next));
  }

  private static long number(Cursor cursor) {
    if (!POSITION.matcher(cursor.position()).matches()) {
      throw Paging.strangeCursor();
    }
    return Long.parseLong(cursor.position());
  }

  private void show(Context ctx) {
    String id = ctx.pathParam("id");
    ctx.json(desk.show(id).orElseThrow(() -> Answers.notThere(id)).shown());
  }

  private void create(Context ctx) {
    Answers.answer(ctx, desk.create(fields(ctx), by(ctx)));
    ctx.status(201);
  }

  private void change(Context ctx) {
    Answers.answer(ctx, desk.change(ctx.pathParam("id"), fields(ctx), by(ctx)));
  }

  private void enable(Context ctx, boolean on) {
    Answers.answer(ctx, desk.enable(ctx.pathParam("id"), on, by(ctx)));
  }

  private void run(Context ctx) {
    Answers.answer(ctx, desk.run(ctx.pathParam("id"), by(ctx)));
  }

  private void delete(Context ctx) {
    Answers.answer(ctx, desk.delete(ctx.pathParam("id"), by(ctx)));
  }

  private void preview(Context ctx) {
    switch (desk.preview(fields(ctx), PREVIEWED)) {
      case Preview.Understood understood -> ctx.json(understood.shown());
      case Preview.Refused refused -> Answers.answer(ctx, new Decision.Refused(refused.problems()));
    }
  }

  private void changes(Context ctx) {
    write(ctx, desk.history(limit(ctx)));
  }

  private void changesOfOne(Context ctx) {
    write(ctx, desk.historyOf(ctx.pathParam("id"), limit(ctx)));
  }

  private static void write(Context ctx, List<Change> changes) {
    ctx.json(Paging.all(changes.stream().map(Change::shown).toList()));
  }

  private static int limit(Context ctx) {
    return (int) (long) LIMIT.query(ctx).get(Paging.LIMIT);
  }

  private Map<String, Object> fields(Context ctx) {
    Map<String, @Nullable Object> given =
        body.object(ctx)
            .orElseThrow(
                () ->
                    ProblemException.validation(
                        List.of(
                            new FieldProblem(
                                "body", "expected an object such as {\"enabled\": false}"))));
    return Answers.withoutNulls(given);
  }

  private static String by(Context ctx) {
    return "api:" + Gate.principal(ctx).map(Principal::name).orElse("nobody");
  }
}
