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

  static Caller of(Context ctx) {
    return new Caller(ctx);
  }

  void remember(Principal principal) {
    ctx.attribute(PRINCIPAL, principal);
  }

  void remember(Session session) {
    ctx.attribute(SESSION, session);
  }

  Optional<Principal> principal() {
    return Optional.ofNullable(ctx.<Principal>attribute(PRINCIPAL));
  }

  Optional<Session> session() {
    return Optional.ofNullable(ctx.<Session>attribute(SESSION));
  }
}
