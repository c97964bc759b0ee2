package cl.fizko.http.access;

import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.port.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Shared secrets of one role that the settings name. Only their SHA-256 is kept. The principals are
 * named by the role and the place of their secret, {@code service-1} first.
 */
public final class FixedTokens implements TokenVerifier {

  /** The fewest characters that a secret may have. */
  public static final int SHORTEST = 16;

  private final Role role;
  private final String kind;
  private final List<byte[]> digests;

  /**
   * @param role whose they are; not {@link Role#MEMBER}, who is a person
   * @param secrets each at least {@value #SHORTEST} characters of visible ASCII; none of them: no
   *     token is good
   * @throws IllegalArgumentException names the place of a secret that is not
   */
  public FixedTokens(Role role, List<String> secrets) {
    this.role = role;
    this.kind = role.name().toLowerCase(Locale.ROOT);
    for (int i = 0; i < secrets.size(); i++) {
      String secret = secrets.get(i);
      if (!isUsable(secret)) {
        throw new IllegalArgumentException(
            "%s token %d has %d characters; expected at least %d, all visible ASCII"
                .formatted(kind, i + 1, secret.length(), SHORTEST));
      }
    }
    this.digests = secrets.stream().map(FixedTokens::digest).toList();
  }

  /** Whether a text may be a secret: long enough, and of visible ASCII. */
  public static boolean isUsable(String secret) {
    return secret.length() >= SHORTEST && secret.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }

  @Override
  public Optional<Principal> verify(String token) {
    byte[] given = digest(token);
    int found = 0;
    for (int i = 0; i < digests.size(); i++) {
      if (MessageDigest.isEqual(digests.get(i), given)) {
        found = i + 1;
      }
    }
    return found == 0 ? Optional.empty() : Optional.of(new Principal(kind + "-" + found, role));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
