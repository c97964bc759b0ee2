package cl.fizko.http.access.supabase;

import cl.fizko.http.access.OperatorClaim;
import java.net.URI;
import java.util.Optional;

/**
 * The project whose tokens are good.
 *
 * @param url where it is, without a slash at its end; empty: no issuer is asked for, and it has no
 *     public keys
 * @param operators what makes one of its users an operator
 */
public record SupabaseProject(Optional<URI> url, OperatorClaim operators) {

  /** The {@code iss} of its users' tokens (supabase §1). */
  Optional<String> issuer() {
    return url.map(base -> base + "/auth/v1");
  }

  /** Where it tells its public keys (supabase §2). */
  Optional<URI> keys() {
    return issuer().map(base -> URI.create(base + "/.well-known/jwks.json"));
  }
}
