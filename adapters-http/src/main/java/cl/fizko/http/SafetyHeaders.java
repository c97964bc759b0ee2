package cl.fizko.http;

import cl.fizko.http.page.PageHeaders;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Headers that every answer has, so that browsers and proxies do nothing clever with it. Over TLS,
 * our own or that of the proxy before us, browsers are told to stay with it (RFC 6797).
 */
final class SafetyHeaders {

  private SafetyHeaders() {}

  static void add(Context ctx) {
    HttpServletResponse response = ctx.res();
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader(PageHeaders.CSP_HEADER, PageHeaders.CSP_OF_DATA);
    if (ctx.req().isSecure() || "https".equalsIgnoreCase(ctx.header("X-Forwarded-Proto"))) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
