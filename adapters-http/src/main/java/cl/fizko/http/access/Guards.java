package cl.fizko.http.access;

import cl.fizko.core.access.port.TokenVerifier;
import java.util.Optional;

/**
 * What stands between the network and the routes.
 *
 * @param verifier says whose a token is, on every route that is not open
 * @param sessions of operators' browsers; empty: bearer tokens alone
 * @param throttle says how much may be asked; empty: there is no limit
 * @param audit notes who asked for what; empty: nobody does
 */
public record Guards(
    TokenVerifier verifier,
    Optional<Sessions> sessions,
    Optional<Throttle> throttle,
    Optional<AuditTrail> audit) {

  /** Bearer tokens, and sessions if there are any. */
  public Guards(TokenVerifier verifier, Optional<Sessions> sessions) {
    this(verifier, sessions, Optional.empty(), Optional.empty());
  }

  /** Bearer tokens, and nothing else. */
  public static Guards of(TokenVerifier verifier) {
    return new Guards(verifier, Optional.empty());
  }
}
