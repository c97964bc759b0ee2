package cl.fizko.http.access;

import cl.fizko.core.access.port.TokenVerifier;
import java.util.Optional;

/**
 * What stands between the network and the routes.
 *
 * @param verifier says whose a token is, on every route that is not open
 * @param sessions of operators' browsers; empty: bearer tokens alone
 */
public record Guards(TokenVerifier verifier, Optional<Sessions> sessions) {

  /** Bearer tokens, and nothing else. */
  public static Guards of(TokenVerifier verifier) {
    return new Guards(verifier, Optional.empty());
  }
}
