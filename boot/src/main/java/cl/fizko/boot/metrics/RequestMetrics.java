package cl.fizko.boot.metrics;

import cl.fizko.http.RequestListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The web role's metrics of its requests: by the route's template, never by a path. */
public final class RequestMetrics implements RequestListener {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final MeterRegistry registry;
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  private record Kind(String method, String route, int status) {}

  public RequestMetrics(Metrics metrics) {
    this.registry = metrics.registry();
  }

  @Override
  public void ended(String method, String route, int status, Duration took) {
    String known = METHODS.contains(method) ? method : "other";
    timers.computeIfAbsent(new Kind(known, route, status), this::timer).record(took);
  }

  private Timer timer(Kind kind) {
    return Histograms.ofAnswers(
        registry,
        "fizko.http.request.duration",
        "How long requests took",
        "method",
        kind.method(),
        "route",
        kind.route(),
        "status",
        Integer.toString(kind.status()));
  }
}
