package cl.fizko.http.access;

import cl.fizko.core.access.Membership;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.port.Companies;
import cl.fizko.core.access.port.Memberships;
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
import java.util.Optional;
import java.util.stream.Stream;

/** {@code GET /api/v1/me}: who the caller is taken for, with the companies of a member. */
public final class MeFeature implements Feature {

  /** A company with what the caller is in it. */
  private record Own(String id, String rut, String name, String role) {}

  /** Where a member's companies are. */
  public record Register(Companies companies, Memberships memberships) {}

  private final Optional<Register> register;

  /**
   * @param register empty: nobody has companies here
   */
  public MeFeature(Optional<Register> register) {
    this.register = register;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/api/v1/me", Access.of(Role.OPERATOR, Role.values()), this::show)
            .documented(
                Doc.of("Session", "Tells whom the caller is taken for.")
                    .reply(
                        200,
                        "Name and role, with the companies of a member.",
                        Map.of("name", "operator-1", "role", "operator", "companies", List.of()))));
  }

  private void show(Context ctx) {
    Principal caller = Gate.principal(ctx).orElseThrow();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", caller.name());
    shown.put("role", caller.role().name().toLowerCase(Locale.ROOT));
    shown.put("companies", companies(caller));
    ctx.json(shown);
  }

  private List<Own> companies(Principal caller) {
    if (caller.role() != Role.MEMBER || register.isEmpty()) {
      return List.of();
    }
    return register.get().memberships().of(caller).stream()
        .flatMap(membership -> own(caller, membership, register.get().companies()))
        .toList();
  }

  private static Stream<Own> own(Principal caller, Membership membership, Companies companies) {
    return companies.find(caller, membership.company()).stream()
        .map(
            company ->
                new Own(
                    company.id().toString(),
                    company.rut().toString(),
                    company.name(),
                    membership.role().label()));
  }
}
