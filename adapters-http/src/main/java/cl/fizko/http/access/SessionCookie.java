package cl.fizko.http.access;

import io.javalin.http.Context;
import java.util.Optional;

/**
 * The cookie that holds a session (RFC 6265bis): no script reads it, and no other site sends it.
 *
 * @param secure whether it travels over HTTPS alone; false only for development
 */
public record SessionCookie(boolean secure) {

  /** The name of the cookie. */
  public static final String NAME = "fizko_session";

  static Optional<String> in(Context ctx) {
    return Optional.ofNullable(ctx.cookie(NAME)).filter(value -> !value.isEmpty());
  }

  void give(Context ctx, String session) {
    set(ctx, session, Sessions.LENGTH.toSeconds());
  }

  void take(Context ctx) {
    set(ctx, "", 0);
  }

  private void set(Context ctx, String value, long seconds) {
    ctx.header(
        "Set-Cookie",
        NAME
            + "="
            + value
            + "; Path=/; Max-Age="
            + seconds
            + "; HttpOnly; SameSite=Strict"
            + (secure ? "; Secure" : ""));
  }
}
