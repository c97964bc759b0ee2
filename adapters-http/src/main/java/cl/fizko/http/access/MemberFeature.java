package cl.fizko.http.access;

import cl.fizko.core.access.Company;
import cl.fizko.core.access.CompanyAccess;
import cl.fizko.core.access.CompanyId;
import cl.fizko.core.access.CompanyRole;
import cl.fizko.core.access.Membership;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.port.Memberships;
import cl.fizko.http.form.Field;
import cl.fizko.http.form.Form;
import cl.fizko.http.form.Input;
import cl.fizko.http.form.Kind;
import cl.fizko.http.json.Json;
import cl.fizko.http.json.JsonBody;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import cl.fizko.http.route.Doc;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who belongs to a company: {@code /api/v1/companies/{company}/members}, for operators and the
 * company's owners. It is the only way to become a member.
 */
public final class MemberFeature implements Feature {

  private static final String PATH = CompanyFeature.ONE + "/members";
  private static final String USER = "user_id";

  private static final Field<UUID> USER_ID =
      Field.required(USER, Kind.text(36).as(CompanyId::uuid), "The user's id in the project.");
  private static final Field<CompanyRole> ROLE =
      Field.required(
          "role", Kind.oneOf("owner", "member", "accountant").as(CompanyRole::of), "What he is.");
  private static final Form NEW = Form.of(USER_ID, ROLE);
  private static final Field<Optional<UUID>> CURSOR =
      Field.optional(
          "cursor", Kind.text(36).as(CompanyId::uuid), "Where the last page said to go on.");
  private static final Form LIST = Form.of(Page.LIMIT, CURSOR);
  private static final Map<String, Object> EXAMPLE =
      Map.of(
          USER,
          "6f2ecb6a-8a2c-4c0e-9f59-0d7c5a3d1e11",
          "role",
          "accountant",
          "granted_by",
          "operator-1",
          "granted_at",
          "2026-11-24T12:00:00Z");

  private final Memberships memberships;
  private final CompanyDoor door;
  private final InstantSource clock;
  private final JsonBody body;

  public MemberFeature(Memberships memberships, CompanyDoor door, InstantSource clock, Json json) {
    this.memberships = memberships;
    this.door = door;
    this.clock = clock;
    this.body = new JsonBody(json);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, PATH, CompanyFeature.PEOPLE, this::list)
            .documented(
                doc("Lists the members of a company.")
                    .query(LIST)
                    .reply(200, "A page.", Map.of("items", List.of(EXAMPLE)))
                    .problem(403, 404)),
        new Route(Method.POST, PATH, CompanyFeature.PEOPLE, this::grant)
            .documented(
                doc("Makes somebody a member of a company, or changes what he is.")
                    .body(NEW, Map.of(USER, EXAMPLE.get(USER), "role", "accountant"))
                    .reply(201, "The membership.", EXAMPLE)
                    .problem(403, 404)),
        new Route(Method.DELETE, PATH + "/{" + USER + "}", CompanyFeature.PEOPLE, this::end)
            .documented(
                doc("Ends a membership.")
                    .path(USER, "The user's id.")
                    .reply(204, "He is no member any more.")
                    .problem(403, 404)));
  }

  private static Doc doc(String summary) {
    return Doc.of(CompanyFeature.TAG, summary).path(CompanyDoor.COMPANY, "The company's id.");
  }

  private void list(Context ctx) {
    Company company = door.enter(ctx, CompanyAccess.OWNERS);
    Input query = LIST.query(ctx);
    int limit = query.get(Page.LIMIT);
    List<Membership> found = memberships.in(company.id(), query.get(CURSOR), limit + 1);
    ctx.json(Page.of(found, limit, each -> each.user().toString()).shown(MemberFeature::view));
  }

  private void grant(Context ctx) {
    Company company = door.enter(ctx, CompanyAccess.OWNERS);
    Input given = NEW.body(ctx, body);
    String by = Gate.principal(ctx).map(Principal::name).orElseThrow();
    Membership membership =
        new Membership(company.id(), given.get(USER_ID), given.get(ROLE), by, clock.instant());
    if (!memberships.grant(membership)) {
      throw new ProblemException(Problem.of(404, "There is no such company."));
    }
    ctx.status(201).json(view(membership));
  }

  private void end(Context ctx) {
    Company company = door.enter(ctx, CompanyAccess.OWNERS);
    boolean ended =
        PathIds.find(ctx, USER).map(user -> memberships.end(company.id(), user)).orElse(false);
    if (!ended) {
      throw new ProblemException(Problem.of(404, "There is no such member."));
    }
    ctx.status(204);
  }

  private static Map<String, Object> view(Membership membership) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put(USER, membership.user().toString());
    shown.put("role", membership.role().label());
    shown.put("granted_by", membership.grantedBy());
    shown.put("granted_at", membership.grantedAt().toString());
    return shown;
  }
}
