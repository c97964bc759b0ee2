package cl.fizko.http;

import cl.fizko.core.trace.TraceContext;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/**
 * Gives every request its place in a trace: a span in that of its caller, if the caller names one
 * (W3C Trace Context), or the first of a new one. While the request is handled all that its thread
 * logs, and all tasks that it sends, belong to that span.
 */
final class RequestTraces {

  private static final String TRACE = "fizko.trace";

  private RequestTraces() {}

  static void begin(Context ctx) {
    TraceContext trace =
        caller(ctx)
            .map(caller -> caller.child(ThreadLocalRandom.current()))
            .orElseGet(() -> TraceContext.fresh(ThreadLocalRandom.current()));
    ctx.attribute(TRACE, trace);
    trace.fields().forEach(MDC::put);
  }

  static void end(Context ctx) {
    of(ctx).ifPresent(trace -> trace.fields().keySet().forEach(MDC::remove));
  }

  /** The span of a request; empty before {@link #begin}. */
  static Optional<TraceContext> of(Context ctx) {
    return Optional.ofNullable(ctx.<TraceContext>attribute(TRACE));
  }

  /** More than one parent is none (§3.2); several states are parts of one (§3.3). */
  private static Optional<TraceContext> caller(Context ctx) {
    List<String> parents = headers(ctx, "traceparent");
    return parents.size() == 1
        ? TraceContext.parse(parents.getFirst(), String.join(",", headers(ctx, "tracestate")))
        : Optional.empty();
  }

  private static List<String> headers(Context ctx, String name) {
    return Collections.list(ctx.req().getHeaders(name));
  }
}
