package cl.fizko.http.metrics;

import cl.fizko.core.access.Role;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Doc;
import cl.fizko.http.route.Feature;
import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import java.util.List;
import java.util.function.Supplier;

/** {@code GET /metrics}: what Prometheus scrapes; for operators, and who has the metrics token. */
public final class MetricsFeature implements Feature {

  /** Prometheus text exposition format, version 0.0.4. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<String> metrics;

  /**
   * @param metrics all of them at this moment, in the text format of Prometheus
   */
  public MetricsFeature(Supplier<String> metrics) {
    this.metrics = metrics;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
                Method.GET,
                "/metrics",
                Access.of(Role.OPERATOR, Role.MONITOR),
                ctx -> ctx.contentType(CONTENT_TYPE).result(metrics.get()))
            .documented(
                Doc.of("Operation", "Tells the metrics, in the text format of Prometheus.")
                    .replyOf("text/plain", "All of them, as they are now.")));
  }
}
