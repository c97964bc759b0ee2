package cl.fizko.http;

import cl.fizko.http.once.OnceEach;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;

/**
 * Lets pages of some origins call (Fetch standard, "CORS protocol"). Credentials are not allowed
 * with it: tokens travel in a header that the page sets itself.
 */
final class Cors {

  private static final String PREFLIGHT_SECONDS = "600";

  private static final String ALLOWED =
      "Authorization, Content-Type, X-Request-Id, Idempotency-Key, Last-Event-ID, traceparent,"
          + " tracestate";
  private static final String EXPOSED = RequestIds.HEADER + ", Retry-After, " + OnceEach.REPLAYED;

  private final Set<String> origins;

  Cors(Set<String> origins) {
    this.origins = origins;
  }

  void handle(Context ctx) {
    if (origins.isEmpty()) {
      return;
    }
    ctx.header("Vary", SafetyHeaders.VARY + ", Origin");
    String origin = ctx.header("Origin");
    if (origin == null || !origins.contains(origin)) {
      return;
    }
    ctx.header("Access-Control-Allow-Origin", origin);
    ctx.header("Access-Control-Expose-Headers", EXPOSED);
    boolean preflight =
        HandlerType.OPTIONS.equals(ctx.method())
            && ctx.header("Access-Control-Request-Method") != null;
    if (preflight) {
      ctx.header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
      ctx.header("Access-Control-Allow-Headers", ALLOWED);
      ctx.header("Access-Control-Max-Age", PREFLIGHT_SECONDS);
      ctx.status(204).skipRemainingHandlers();
    }
  }
}
