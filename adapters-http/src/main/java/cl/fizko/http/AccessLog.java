package cl.fizko.http;

import cl.fizko.core.access.Principal;
import cl.fizko.core.trace.TraceContext;
import cl.fizko.http.access.Gate;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One line for each request: what was asked, by whom, and how it ended. Never a token, a query or a
 * body. Health checks and scrapes that succeed are only worth a debug line.
 */
final class AccessLog {

  private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

  private AccessLog() {}

  static void write(Context ctx, float milliseconds) {
    int status = ctx.statusCode();
    boolean routine =
        status < 400 && (ctx.path().startsWith("/health") || ctx.path().equals("/metrics"));
    String traceId = RequestTraces.of(ctx).map(TraceContext::traceId).orElse("-");
    log.atLevel(routine ? Level.DEBUG : Level.INFO)
        .addKeyValue("request_id", ctx.res().getHeader(RequestIds.HEADER))
        .addKeyValue("trace_id", traceId)
        .addKeyValue("by", Gate.principal(ctx).map(Principal::name).orElse("-"))
        .addKeyValue("ms", (long) milliseconds)
        .log("{} {} {}", ctx.method(), ctx.path(), status);
  }
}
