package cl.fizko.http;

import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** Gives every request an id: the caller's, if it is fit for logs, or a new one. */
final class RequestIds {

  static final String HEADER = "X-Request-Id";
  private static final String MDC_KEY = "request_id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:+/=@-]{1,128}");

  private RequestIds() {}

  static void begin(Context ctx) {
    String given = ctx.header(HEADER);
    String id =
        given != null && SANE.matcher(given).matches() ? given : UUID.randomUUID().toString();
    ctx.header(HEADER, id);
    MDC.put(MDC_KEY, id);
  }

  static void end(Context ctx) {
    MDC.remove(MDC_KEY);
  }
}
