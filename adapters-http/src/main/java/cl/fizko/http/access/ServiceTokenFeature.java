package cl.fizko.http.access;

import cl.fizko.core.access.CompanyId;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.ServiceToken;
import cl.fizko.core.access.ServiceTokenDesk;
import cl.fizko.core.access.ServiceTokenDesk.Issued;
import cl.fizko.http.form.Field;
import cl.fizko.http.form.Form;
import cl.fizko.http.form.Input;
import cl.fizko.http.form.Kind;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Operators issue tokens to services, list and revoke them: {@code /api/v1/service-tokens}. */
public final class ServiceTokenFeature implements Feature {

  private static final Access OPERATORS = Access.of(Role.OPERATOR);
  private static final String PATH = "/api/v1/service-tokens";
  private static final String TAG = "Service tokens";

  private static final Field<String> NAME =
      Field.required("name", Kind.text(ServiceToken.LONGEST_NAME), "What people call the service.");
  private static final Field<Optional<Instant>> EXPIRES_AT =
      Field.optional("expires_at", Kind.instant(), "When it ends; left out: never.");
  private static final Form NEW = Form.of(NAME, EXPIRES_AT);
  private static final Field<Optional<UUID>> CURSOR =
      Field.optional(
          "cursor", Kind.text(36).as(CompanyId::uuid), "Where the last page said to go on.");
  private static final Form LIST = Form.of(Page.LIMIT, CURSOR);
  private static final Map<String, Object> EXAMPLE =
      Map.of(
          "id",
          "6f2ecb6a-8a2c-4c0e-9f59-0d7c5a3d1e11",
          "name",
          "edge functions",
          "scopes",
          List.of("tasks"),
          "created_at",
          "2026-11-24T12:00:00Z",
          "created_by",
          "operator-1");

  private final ServiceTokenDesk desk;
  private final JsonBody body;

  public ServiceTokenFeature(ServiceTokenDesk desk, Json json) {
    this.desk = desk;
    this.body = new JsonBody(json);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, PATH, OPERATORS, this::list)
            .documented(
                Doc.of(TAG, "Lists the tokens that are not revoked, the newest first.")
                    .query(LIST)
                    .reply(200, "A page.", Map.of("items", List.of(EXAMPLE)))),
        new Route(Method.POST, PATH, OPERATORS, this::issue)
            .documented(
                Doc.of(TAG, "Issues a token that may launch tasks and read their state.")
                    .body(NEW, Map.of("name", "edge functions"))
                    .reply(
                        201,
                        "The token, shown this once.",
                        Map.of(
                            "id", EXAMPLE.get("id"), "name", "edge functions", "token", "fzk_…"))),
        new Route(Method.DELETE, PATH + "/{id}", OPERATORS, this::revoke)
            .documented(
                Doc.of(TAG, "Revokes a token at once.")
                    .path("id", "The token's id.")
                    .reply(204, "It is good for nothing any more.")
                    .problem(404)));
  }

  private void list(Context ctx) {
    Input query = LIST.query(ctx);
    int limit = query.get(Page.LIMIT);
    List<ServiceToken> found = desk.list(query.get(CURSOR), limit + 1);
    ctx.json(
        Page.of(found, limit, token -> token.id().toString()).shown(ServiceTokenFeature::view));
  }

  private void issue(Context ctx) {
    Input given = NEW.body(ctx, body);
    String by = Gate.principal(ctx).map(Principal::name).orElseThrow();
    Issued issued = issue(given, by);
    Map<String, Object> shown = view(issued.token());
    shown.put("token", issued.secret());
    ctx.status(201).json(shown);
  }

  /** The name is of a good length; the one thing left is what only the clock knows. */
  private Issued issue(Input given, String by) {
    try {
      return desk.issue(given.get(NAME), given.get(EXPIRES_AT), by);
    } catch (IllegalArgumentException e) {
      String field =
          given.get(NAME).chars().anyMatch(Character::isISOControl) ? "name" : "expires_at";
      throw ProblemException.validation(
          List.of(new FieldProblem(field, String.valueOf(e.getMessage()))));
    }
  }

  private void revoke(Context ctx) {
    if (!PathIds.find(ctx, "id").map(desk::revoke).orElse(false)) {
      throw new ProblemException(Problem.of(404, "There is no such token."));
    }
    ctx.status(204);
  }

  private static Map<String, Object> view(ServiceToken token) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", token.id().toString());
    shown.put("name", token.name());
    shown.put("scopes", token.scopes().stream().sorted().toList());
    shown.put("created_at", token.createdAt().toString());
    shown.put("created_by", token.createdBy());
    token.lastUsedAt().ifPresent(at -> shown.put("last_used_at", at.toString()));
    token.expiresAt().ifPresent(at -> shown.put("expires_at", at.toString()));
    return shown;
  }
}
