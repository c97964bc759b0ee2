package cl.fizko.http.schedule;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.schedule.desk.Change;
import cl.fizko.core.schedule.desk.Decision;
import cl.fizko.core.schedule.desk.Preview;
import cl.fizko.core.schedule.desk.ScheduleDesk;
import cl.fizko.core.schedule.desk.View;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists, changes, runs and previews schedules under {@code /api/v1/schedules}, for operators alone.
 * A schedule is addressed by its number or its name.
 */
public final class ScheduleFeature implements Feature {

  private static final Access OPERATORS = Access.of(Role.OPERATOR);
  private static final String PATH = "/api/v1/schedules";
  private static final String ONE = PATH + "/{id}";
  private static final int PREVIEWED = 5;
  private static final int LONGEST_PAGE = 1_000;
  private static final int USUAL_PAGE = 100;

  private final ScheduleDesk desk;
  private final JsonBody body;

  public ScheduleFeature(ScheduleDesk desk, Json json) {
    this.desk = desk;
    this.body = new JsonBody(json);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, PATH, OPERATORS, this::list),
        new Route(Method.POST, PATH, OPERATORS, this::create),
        new Route(Method.POST, PATH + "/preview", OPERATORS, this::preview),
        new Route(Method.GET, ONE, OPERATORS, this::show),
        new Route(Method.PATCH, ONE, OPERATORS, this::change),
        new Route(Method.DELETE, ONE, OPERATORS, this::delete),
        new Route(Method.POST, ONE + "/enable", OPERATORS, ctx -> enable(ctx, true)),
        new Route(Method.POST, ONE + "/disable", OPERATORS, ctx -> enable(ctx, false)),
        new Route(Method.POST, ONE + "/run", OPERATORS, this::run),
        new Route(Method.GET, ONE + "/changes", OPERATORS, this::changesOfOne),
        new Route(Method.GET, "/api/v1/schedule-changes", OPERATORS, this::changes));
  }

  private void list(Context ctx) {
    long after = number(ctx, "after", 0, Long.MAX_VALUE, 0);
    int limit = (int) number(ctx, "limit", 1, LONGEST_PAGE, USUAL_PAGE);
    List<View> page = desk.list(after, limit);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("schedules", page.stream().map(View::shown).toList());
    if (page.size() == limit) {
      answer.put("next_after", page.getLast().entry().id().value());
    }
    ctx.json(answer);
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
    ctx.json(Map.of("changes", changes.stream().map(Change::shown).toList()));
  }

  private static int limit(Context ctx) {
    return (int) number(ctx, "limit", 1, LONGEST_PAGE, USUAL_PAGE);
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

  private static long number(Context ctx, String name, long least, long most, long otherwise) {
    String text = ctx.queryParam(name);
    if (text == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    throw ProblemException.validation(
        List.of(
            new FieldProblem(
                name,
                "is '%s'; expected a whole number from %d to %d, such as %d"
                    .formatted(text, least, most, Math.max(least, otherwise)))));
  }
}
