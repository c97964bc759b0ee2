package cl.fizko.http.access;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs sessions with HMAC-SHA-256 (RFC 2104). Shows nobody what it is. */
public final class SessionSecret {

  /** The fewest characters that it may have. */
  public static final int SHORTEST = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * @param text at least {@value #SHORTEST} characters
   */
  public SessionSecret(String text) {
    if (text.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "the secret of sessions has %d characters; expected at least %d"
              .formatted(text.length(), SHORTEST));
    }
    this.key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  byte[] sign(byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(content);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
