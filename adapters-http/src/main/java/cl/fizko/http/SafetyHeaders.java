package cl.fizko.http;

import io.javalin.http.Context;

/** Headers that every answer has, so that browsers and proxies do nothing clever with it. */
final class SafetyHeaders {

  private SafetyHeaders() {}

  static void add(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", "no-store");
  }
}
