package cl.fizko.http;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * Gives every request an id: the caller's, if it is fit for logs, or a new one: sixteen random
 * digits of this process and a number that counts up. No two processes have the same; it is a name,
 * not a secret.
 */
final class RequestIds {

  static final String HEADER = "X-Request-Id";
  private static final String MDC_KEY = "request_id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:+/=@-]{1,128}");

  private final String process = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
  private final AtomicLong last = new AtomicLong();

  void begin(Context ctx) {
    String given = ctx.header(HEADER);
    String id = given != null && SANE.matcher(given).matches() ? given : next();
    ctx.res().setHeader(HEADER, id);
    MDC.put(MDC_KEY, id);
  }

  void end(Context ctx) {
    MDC.remove(MDC_KEY);
  }

  private String next() {
    return process + "-" + Long.toHexString(last.incrementAndGet());
  }
}
