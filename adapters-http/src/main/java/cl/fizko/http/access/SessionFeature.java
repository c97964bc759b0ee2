package cl.fizko.http.access;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.port.TokenVerifier;
import cl.fizko.http.json.Json;
import cl.fizko.http.json.JsonBody;
import cl.fizko.http.problem.FieldProblem;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Operators log in to the dashboard and out of it: {@code /api/v1/session}. */
public final class SessionFeature implements Feature {

  private static final Access OPERATORS = Access.of(Role.OPERATOR);
  private static final String PATH = "/api/v1/session";

  private final TokenVerifier verifier;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final JsonBody body;

  public SessionFeature(
      TokenVerifier verifier, Sessions sessions, SessionCookie cookie, Json json) {
    this.verifier = verifier;
    this.sessions = sessions;
    this.cookie = cookie;
    this.body = new JsonBody(json);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.POST, PATH, Access.OPEN, this::begin),
        new Route(Method.GET, PATH, OPERATORS, this::show),
        new Route(Method.DELETE, PATH, OPERATORS, this::end));
  }

  private void begin(Context ctx) {
    Principal principal = verifier.verify(token(ctx)).orElseThrow(Callers::wrongToken);
    if (principal.role() != Role.OPERATOR) {
      throw new ProblemException(Problem.of(403, "The dashboard is for operators."));
    }
    Caller.of(ctx).remember(principal);
    cookie.give(ctx, sessions.begin(principal));
    ctx.status(204);
  }

  private String token(Context ctx) {
    return body.object(ctx)
        .map(fields -> fields.get("token"))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .orElseThrow(
            () ->
                ProblemException.validation(
                    List.of(new FieldProblem("token", "expected an operator's token, as a text"))));
  }

  private void show(Context ctx) {
    Principal principal = Gate.principal(ctx).orElseThrow();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", principal.name());
    shown.put("role", principal.role().name().toLowerCase(Locale.ROOT));
    Caller.of(ctx)
        .session()
        .ifPresent(session -> shown.put("expires_at", session.end().toString()));
    ctx.json(shown);
  }

  private void end(Context ctx) {
    Caller.of(ctx).session().ifPresent(sessions::end);
    cookie.take(ctx);
    ctx.status(204);
  }
}
