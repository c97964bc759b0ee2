package cl.fizko.core.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a token: its SHA-256, of which nobody makes the token again, since that was made
 * of 256 random bits.
 *
 * @param hex in lower case, 64 characters
 */
public record TokenHash(String hex) {

  /** The hash of a token. */
  public static TokenHash of(String token) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return new TokenHash(
          HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** As bytes, 32 of them. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
