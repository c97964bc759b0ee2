package cl.fizko.http.health;

import cl.fizko.core.health.Health;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Doc;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Health for orchestrators. {@code /health} and {@code /health/live} say that the process serves
 * requests and look at nothing else; {@code /health/ready} says whether it can do its work, with
 * 200 or 503, and why not.
 */
public final class HealthFeature implements Feature {

  private static final Ready EXAMPLE = new Ready("ready", Map.of("redis", status("up")));

  private final Readiness readiness;

  public HealthFeature(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/health", Access.PROBE, ctx -> ctx.json(status("healthy")))
            .documented(
                doc("Tells that the process serves requests, on the old path.")
                    .reply(200, "It does.", status("healthy"))),
        new Route(Method.GET, "/health/live", Access.PROBE, ctx -> ctx.json(status("live")))
            .documented(
                doc("Tells that the process serves requests.")
                    .reply(200, "It does.", status("live"))),
        new Route(Method.GET, "/health/ready", Access.PROBE, this::ready)
            .documented(
                doc("Tells whether it can do its work, and if not, why.")
                    .reply(200, "It can.", EXAMPLE)
                    .problem(503)));
  }

  private static Doc doc(String summary) {
    return Doc.of("Health", summary);
  }

  private void ready(Context ctx) {
    Map<String, Health> seen = readiness.look();
    boolean ready = seen.values().stream().allMatch(Health.Up.class::isInstance);
    Map<String, Object> checks = new LinkedHashMap<>();
    seen.forEach((name, health) -> checks.put(name, view(health)));
    ctx.status(ready ? 200 : 503).json(new Ready(ready ? "ready" : "not ready", checks));
  }

  private static Map<String, String> view(Health health) {
    return switch (health) {
      case Health.Up up -> status("up");
      case Health.Down down -> {
        Map<String, String> view = new LinkedHashMap<>(status("down"));
        view.put("reason", down.reason());
        yield view;
      }
    };
  }

  private static Map<String, String> status(String value) {
    return Map.of("status", value);
  }

  private record Ready(String status, Map<String, Object> checks) {}
}
