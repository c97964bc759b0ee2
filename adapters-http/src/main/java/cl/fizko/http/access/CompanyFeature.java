package cl.fizko.http.access;

import cl.fizko.core.access.Company;
import cl.fizko.core.access.CompanyAccess;
import cl.fizko.core.access.CompanyId;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.port.Companies;
import cl.fizko.core.tax.Rut;
import cl.fizko.http.form.Field;
import cl.fizko.http.form.Form;
import cl.fizko.http.form.Input;
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
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Companies under {@code /api/v1/companies}: operators see and add all, members see theirs. */
public final class CompanyFeature implements Feature {

  static final String PATH = "/api/v1/companies";
  static final String ONE = PATH + "/{" + CompanyDoor.COMPANY + "}";
  static final Access PEOPLE = Access.of(Role.OPERATOR, Role.MEMBER);
  static final String TAG = "Companies";

  private static final Field<Rut> RUT =
      Field.required("rut", Kind.text(20).as(Rut::parse), "With its check digit: 76.192.083-9.");
  private static final Field<String> NAME =
      Field.required("name", Kind.text(Company.LONGEST_NAME), "The company's name.");
  private static final Form NEW = Form.of(RUT, NAME);
  private static final Field<Optional<CompanyId>> CURSOR =
      Field.optional(
          "cursor", Kind.text(36).as(CompanyId::parse), "Where the last page said to go on.");
  private static final Form LIST = Form.of(Page.LIMIT, CURSOR);
  private static final Map<String, Object> EXAMPLE =
      Map.of(
          "id",
          "6f2ecb6a-8a2c-4c0e-9f59-0d7c5a3d1e11",
          "rut",
          "76.192.083-9",
          "name",
          "Panadería",
          "created_at",
          "2026-11-24T12:00:00Z");

  private final Companies companies;
  private final CompanyDoor door;
  private final InstantSource clock;
  private final JsonBody body;

  public CompanyFeature(Companies companies, CompanyDoor door, InstantSource clock, Json json) {
    this.companies = companies;
    this.door = door;
    this.clock = clock;
    this.body = new JsonBody(json);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, PATH, PEOPLE, this::list)
            .documented(
                Doc.of(TAG, "Lists the companies that the caller may see.")
                    .query(LIST)
                    .reply(200, "A page.", Map.of("items", List.of(EXAMPLE)))),
        new Route(Method.POST, PATH, Access.of(Role.OPERATOR), this::add)
            .documented(
                Doc.of(TAG, "Adds a company.")
                    .body(NEW, Map.of("rut", "76.192.083-9", "name", "Panadería"))
                    .reply(201, "The company.", EXAMPLE)
                    .problem(409)),
        new Route(Method.GET, ONE, PEOPLE, this::show)
            .documented(
                Doc.of(TAG, "Shows a company.")
                    .path(CompanyDoor.COMPANY, "The company's id.")
                    .reply(200, "The company.", EXAMPLE)
                    .problem(404)));
  }

  private void list(Context ctx) {
    Input query = LIST.query(ctx);
    int limit = query.get(Page.LIMIT);
    Principal caller = Gate.principal(ctx).orElseThrow();
    List<Company> found = companies.list(caller, query.get(CURSOR), limit + 1);
    ctx.json(Page.of(found, limit, company -> company.id().toString()).shown(CompanyFeature::view));
  }

  private void add(Context ctx) {
    Input given = NEW.body(ctx, body);
    Company company =
        new Company(CompanyId.random(), given.get(RUT), given.get(NAME), clock.instant());
    if (!companies.add(company)) {
      throw new ProblemException(
          Problem.of(409, "There is a company with the RUT " + company.rut() + " already."));
    }
    ctx.status(201).json(view(company));
  }

  private void show(Context ctx) {
    ctx.json(view(door.enter(ctx, CompanyAccess.ANY)));
  }

  static Map<String, Object> view(Company company) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", company.id().toString());
    shown.put("rut", company.rut().toString());
    shown.put("name", company.name());
    shown.put("created_at", company.createdAt().toString());
    return shown;
  }
}
