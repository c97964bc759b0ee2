package cl.fizko.http.access;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.port.TokenVerifier;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import cl.fizko.http.route.Access;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;
import java.util.Optional;

/**
 * Stands before every route and lets through whom the route declares. A route that declares nothing
 * is closed. Answers 401 with {@code WWW-Authenticate: Bearer} (RFC 6750 §3) to callers without a
 * good token, and 403 to those whose role is another one.
 */
public final class Gate implements Handler {

  private static final String PRINCIPAL = "fizko.principal";
  private static final String CHALLENGE = "WWW-Authenticate";

  private final TokenVerifier verifier;

  public Gate(TokenVerifier verifier) {
    this.verifier = verifier;
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
      case Access.Holders holders -> ctx.attribute(PRINCIPAL, admit(ctx, holders));
    }
  }

  /** Who called; empty on an open route. */
  public static Optional<Principal> principal(Context ctx) {
    return Optional.ofNullable(ctx.<Principal>attribute(PRINCIPAL));
  }

  private Principal admit(Context ctx, Access.Holders holders) {
    String token =
        BearerToken.in(ctx.header("Authorization"))
            .orElseThrow(() -> unauthorized("Bearer", "A bearer token is needed."));
    Principal principal =
        verifier
            .verify(token)
            .orElseThrow(
                () ->
                    unauthorized(
                        "Bearer error=\"invalid_token\"",
                        "The token is unknown, expired or malformed."));
    if (!holders.roles().contains(principal.role())) {
      throw new ProblemException(Problem.of(403, "The token's role may not do this."));
    }
    return principal;
  }

  private static ProblemException unauthorized(String challenge, String detail) {
    return new ProblemException(Problem.of(401, detail), Map.of(CHALLENGE, challenge));
  }
}
