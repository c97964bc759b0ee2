package cl.fizko.http.access;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.port.TokenVerifier;
import java.util.List;
import java.util.Optional;

/** Asks several verifiers in turn; the first that knows the token says whose it is. */
public final class FirstMatchVerifier implements TokenVerifier {

  private final List<TokenVerifier> verifiers;

  /**
   * @param verifiers in the order in which they are asked; none of them: no token is good
   */
  public FirstMatchVerifier(List<TokenVerifier> verifiers) {
    this.verifiers = List.copyOf(verifiers);
  }

  @Override
  public Optional<Principal> verify(String token) {
    return verifiers.stream().flatMap(verifier -> verifier.verify(token).stream()).findFirst();
  }
}
