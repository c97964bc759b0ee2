package cl.fizko.core.access;

import cl.fizko.core.access.port.IssuedTokens;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Issues tokens to systems, lists and revokes them, and knows them again. */
public final class ServiceTokenDesk {

  /** What every token begins with, so that one that was leaked is found. */
  public static final String PREFIX = "fzk_";

  private static final int RANDOM_BYTES = 32;
  private static final int LENGTH = PREFIX.length() + 43;

  private final IssuedTokens tokens;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public ServiceTokenDesk(IssuedTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * A token that was issued.
   *
   * @param secret the token itself, which is shown this once
   */
  public record Issued(ServiceToken token, String secret) {

    @Override
    public String toString() {
      return "Issued[" + token + ", ***]";
    }
  }

  /**
   * Issues one, for tasks.
   *
   * @param expiresAt empty: it does not end by itself
   * @param by the name of the principal who does it
   * @throws IllegalArgumentException if the name is none, or the end is not to come
   */
  public Issued issue(String name, Optional<Instant> expiresAt, String by) {
    Instant now = clock.instant();
    if (expiresAt.isPresent() && !expiresAt.get().isAfter(now)) {
      throw new IllegalArgumentException(
          "is " + expiresAt.get() + "; expected an instant to come, such as 2030-01-01T00:00:00Z");
    }
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    ServiceToken token =
        new ServiceToken(
            UUID.randomUUID(),
            name,
            Set.of(ServiceToken.TASKS),
            now,
            by,
            Optional.empty(),
            expiresAt);
    tokens.add(token, TokenHash.of(secret));
    return new Issued(token, secret);
  }

  /** See {@link IssuedTokens#list}. */
  public List<ServiceToken> list(Optional<UUID> before, int most) {
    return tokens.list(before, most);
  }

  /** Ends one at once; false if there is none such. */
  public boolean revoke(UUID id) {
    return tokens.revoke(id, clock.instant());
  }

  /** Whose token it is; empty for one that was not issued here, is revoked or has ended. */
  public Optional<Principal> holder(String secret) {
    if (secret.length() != LENGTH || !secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return tokens
        .use(TokenHash.of(secret), now)
        .filter(token -> token.isGoodAt(now) && token.scopes().contains(ServiceToken.TASKS))
        .map(token -> new Principal("service-" + token.name(), Role.SERVICE));
  }
}
