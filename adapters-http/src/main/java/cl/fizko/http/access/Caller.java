package cl.fizko.http.access;

import cl.fizko.core.access.Principal;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * What a request remembers of its caller.
 *
 * @param ctx the request
 */
record Caller(Context ctx) {

  private static final String PRINCIPAL = "fizko.principal";
  private static final String SESSION = "fizko.session";
  private static final String WRONG_TOKEN = "fizko.wrong_token";

  static Caller of(Context ctx) {
    return new Caller(ctx);
  }

  void remember(Principal principal) {
    ctx.attribute(PRINCIPAL, principal);
  }

  void remember(Session session) {
    ctx.attribute(SESSION, session);
  }

  /** It came with a token that is nobody's. */
  void rememberWrongToken() {
    ctx.attribute(WRONG_TOKEN, true);
  }

  Optional<Principal> principal() {
    return Optional.ofNullable(ctx.<Principal>attribute(PRINCIPAL));
  }

  Optional<Session> session() {
    return Optional.ofNullable(ctx.<Session>attribute(SESSION));
  }

  boolean hadWrongToken() {
    return ctx.attribute(WRONG_TOKEN) != null;
  }
}
