package cl.fizko.http.access;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.port.TokenVerifier;
import cl.fizko.http.form.Field;
import cl.fizko.http.form.Form;
import cl.fizko.http.form.Kind;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Operators log in to the dashboard and out of it: {@code /api/v1/session}. */
public final class SessionFeature implements Feature {

  private static final Access OPERATORS = Access.of(Role.OPERATOR);
  private static final String PATH = "/api/v1/session";

  private static final String TAG = "Session";
  private static final Field<String> TOKEN =
      Field.required("token", Kind.text(10_000), "An operator's token.");
  private static final Form LOG_IN = Form.of(TOKEN);
  private static final Map<String, Object> EXAMPLE =
      Map.of("name", "operator-1", "role", "operator", "expires_at", "2026-11-25T00:00:00Z");

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
        new Route(Method.POST, PATH, Access.OPEN, this::begin)
            .documented(
                Doc.of(TAG, "Logs an operator's browser in.")
                    .body(LOG_IN, Map.of("token", "an operator's token"))
                    .reply(204, "The cookie fizko_session counts as the token for 12 hours.")
                    .problem(401, 403)),
        new Route(Method.GET, PATH, OPERATORS, this::show)
            .documented(
                Doc.of(TAG, "Tells who is logged in.").reply(200, "Who, and until when.", EXAMPLE)),
        new Route(Method.DELETE, PATH, OPERATORS, this::end)
            .documented(Doc.of(TAG, "Logs out.").reply(204, "The session is over.")));
  }

  private void begin(Context ctx) {
    Principal principal =
        verifier
            .verify(LOG_IN.body(ctx, body).get(TOKEN))
            .orElseThrow(() -> Callers.wrongToken(ctx));
    if (principal.role() != Role.OPERATOR) {
      throw new ProblemException(Problem.of(403, "The dashboard is for operators."));
    }
    Caller.of(ctx).remember(principal);
    cookie.give(ctx, sessions.begin(principal));
    ctx.status(204);
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
