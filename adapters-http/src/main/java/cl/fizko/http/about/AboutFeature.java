package cl.fizko.http.about;

import cl.fizko.http.route.Access;
import cl.fizko.http.route.Doc;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** {@code GET /}: name, version and features of the service, as the old deployment told them. */
public final class AboutFeature implements Feature {

  private final ServiceInfo info;

  public AboutFeature(ServiceInfo info) {
    this.info = info;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/", Access.OPEN, this::answer)
            .documented(
                Doc.of("About", "Tells name, version and features of the service.")
                    .reply(200, "What it is.", about())));
  }

  /** Tells it, wherever it is asked for. */
  public void answer(Context ctx) {
    ctx.json(about());
  }

  private About about() {
    return new About(info.service(), info.version(), "running", info.features());
  }

  private record About(
      String service, String version, String status, Map<String, Boolean> features) {}
}
