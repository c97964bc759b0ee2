package cl.fizko.http.access;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.port.TokenVerifier;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import cl.fizko.http.route.Access;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;

/**
 * Stands before every route and lets through whom the route declares. A route that declares nothing
 * is closed. Answers 401 with {@code WWW-Authenticate: Bearer} (RFC 6750 §3) to callers without a
 * good token, and 403 to those whose role is another one.
 */
public final class Gate implements Handler {

  private final Callers callers;

  /** A gate for bearer tokens alone. */
  public Gate(TokenVerifier verifier) {
    this(Guards.of(verifier));
  }

  public Gate(Guards guards) {
    this.callers = new Callers(guards.verifier(), guards.sessions());
  }

  @Override
  public void handle(Context ctx) {
    Access access =
        ctx.routeRoles().stream()
            .filter(Access.class::isInstance)
            .map(Access.class::cast)
            .findFirst()
            .orElse(Access.CLOSED);
    switch (access) {
      case Access.Anybody anybody -> {}
      case Access.Holders holders -> Caller.of(ctx).remember(admit(ctx, holders));
    }
  }

  /** Who called; empty on an open route. */
  public static Optional<Principal> principal(Context ctx) {
    return Caller.of(ctx).principal();
  }

  private Principal admit(Context ctx, Access.Holders holders) {
    Principal principal = callers.identify(ctx);
    if (!holders.roles().contains(principal.role())) {
      throw new ProblemException(Problem.of(403, "The token's role may not do this."));
    }
    return principal;
  }
}
