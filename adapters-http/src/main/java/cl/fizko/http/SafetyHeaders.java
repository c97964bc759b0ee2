package cl.fizko.http;

import cl.fizko.http.page.PageHeaders;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Headers that every answer has, so that browsers and proxies do nothing clever with it. Over TLS,
 * our own or that of the proxy before us, browsers are told to stay with it (RFC 6797).
 */
final class SafetyHeaders {

  /** Answers are packed for those who take it. */
  static final String VARY = "Accept-Encoding";

  private SafetyHeaders() {}

  static void add(Context ctx) {
    HttpServletResponse response = ctx.res();
    PageHeaders.OF_EVERY_ANSWER.forEach(response::setHeader);
    response.setHeader("Vary", VARY);
    if (ctx.req().isSecure() || "https".equalsIgnoreCase(ctx.header("X-Forwarded-Proto"))) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
