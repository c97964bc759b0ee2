package cl.fizko.http.access;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.ServiceTokenDesk;
import cl.fizko.core.access.port.TokenVerifier;
import java.util.Optional;

/** Knows the tokens that were issued at a desk; asks it about nothing else. */
public final class IssuedServiceTokens implements TokenVerifier {

  private final ServiceTokenDesk desk;

  public IssuedServiceTokens(ServiceTokenDesk desk) {
    this.desk = desk;
  }

  @Override
  public Optional<Principal> verify(String token) {
    return token.startsWith(ServiceTokenDesk.PREFIX) ? desk.holder(token) : Optional.empty();
  }
}
