package cl.fizko.http.access;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.port.TokenVerifier;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/**
 * Tells who calls: by the bearer token (RFC 6750), else by the session of an operator's browser. A
 * request that has both counts by its token.
 */
final class Callers {

  private final TokenVerifier verifier;
  private final Optional<Sessions> sessions;

  Callers(TokenVerifier verifier, Optional<Sessions> sessions) {
    this.verifier = verifier;
    this.sessions = sessions;
  }

  /**
   * Who calls.
   *
   * @throws ProblemException 401 if nobody who is known, 403 if another site had a browser do it
   */
  Principal identify(Context ctx) {
    String header = ctx.header("Authorization");
    return header == null
        ? bySession(ctx).orElseThrow(() -> unauthorized("Bearer", "A bearer token is needed."))
        : byToken(ctx, header);
  }

  private Principal byToken(Context ctx, String header) {
    return BearerToken.in(header)
        .map(token -> verifier.verify(token).orElseThrow(() -> wrongToken(ctx)))
        .orElseThrow(() -> unauthorized("Bearer", "A bearer token is needed."));
  }

  private Optional<Principal> bySession(Context ctx) {
    Optional<Session> session = sessions.flatMap(all -> SessionCookie.in(ctx).flatMap(all::find));
    session.ifPresent(
        present -> {
          CrossSite.check(ctx);
          Caller.of(ctx).remember(present);
        });
    return session.map(Session::operator);
  }

  /** The answer to a token that is nobody's, which counts against the caller's address. */
  static ProblemException wrongToken(Context ctx) {
    Caller.of(ctx).rememberWrongToken();
    return unauthorized(
        "Bearer error=\"invalid_token\"", "The token is unknown, expired or malformed.");
  }

  private static ProblemException unauthorized(String challenge, String detail) {
    return new ProblemException(Problem.of(401, detail), Map.of("WWW-Authenticate", challenge));
  }
}
