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
  private final Optional<Throttle> throttle;
  private final Optional<AuditTrail> audit;

  /** A gate for bearer tokens alone. */
  public Gate(TokenVerifier verifier) {
    this(Guards.of(verifier));
  }

  public Gate(Guards guards) {
    this.callers = new Callers(guards.verifier(), guards.sessions());
    this.throttle = guards.throttle();
    this.audit = guards.audit();
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
      case Access.Anybody anybody -> letIn(ctx, anybody);
      case Access.Holders holders -> admit(ctx, holders);
    }
  }

  /** Once a request is answered: what is to be remembered of it beyond its end. */
  public void after(Context ctx) {
    if (Caller.of(ctx).hadWrongToken()) {
      throttle.ifPresent(limits -> limits.countFailure(ctx));
    }
    audit.ifPresent(trail -> trail.note(ctx));
  }

  /** Who called; empty on an open route. */
  public static Optional<Principal> principal(Context ctx) {
    return Caller.of(ctx).principal();
  }

  private void letIn(Context ctx, Access.Anybody anybody) {
    if (anybody.counted() && throttle.isPresent()) {
      throttle.get().refuseBlocked(ctx);
      throttle.get().count(ctx);
    }
  }

  private void admit(Context ctx, Access.Holders holders) {
    throttle.ifPresent(limits -> limits.refuseBlocked(ctx));
    Principal principal = callers.identify(ctx);
    Caller.of(ctx).remember(principal);
    throttle.ifPresent(limits -> limits.count(ctx, principal));
    if (!holders.roles().contains(principal.role())) {
      throw new ProblemException(Problem.of(403, "The token's role may not do this."));
    }
  }
}
