package cl.fizko.core.access.port;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.Principal;
import java.util.Optional;

/** Tells whose token it is. */
public interface TokenVerifier {

  /**
   * Verifies a bearer token, in a time that does not depend on how much of it is right.
   *
   * @return empty for a token that is unknown, expired, forged or malformed; never throws for one
   * @throws AccessUnavailableException if whoever knows such tokens does not answer
   */
  Optional<Principal> verify(String token);
}
