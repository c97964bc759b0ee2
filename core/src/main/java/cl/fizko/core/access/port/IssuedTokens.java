package cl.fizko.core.access.port;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.ServiceToken;
import cl.fizko.core.access.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps what is to be known of tokens that were issued, and never a token. Every method may throw
 * {@link AccessUnavailableException}.
 */
public interface IssuedTokens {

  /** Keeps a new one. */
  void add(ServiceToken token, TokenHash hash);

  /**
   * Those that are not revoked, the newest first; expired ones, too.
   *
   * @param before only those issued before this one; empty: from the newest
   * @param most 1 or more
   */
  List<ServiceToken> list(Optional<UUID> before, int most);

  /**
   * Ends one at once, for ever.
   *
   * @return whether there was such a one that was not ended
   */
  boolean revoke(UUID id, Instant at);

  /**
   * Finds one that is not revoked, and notes that it was used now; a use within a minute of the
   * last that was noted need not be.
   *
   * @return what was known of it; an expired one, too
   */
  Optional<ServiceToken> use(TokenHash hash, Instant now);
}
