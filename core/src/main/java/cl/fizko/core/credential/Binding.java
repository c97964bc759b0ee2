package cl.fizko.core.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Whose secret it is and what for. A ciphertext can be read under its own binding only: moved to
 * another company's row, it stays shut.
 */
public record Binding(UUID company, Purpose purpose) {

  private static final int FINGERPRINT_BYTES = 8;

  /** What is authenticated with a ciphertext: {@code fizko/1/sii-password/<company>}. */
  public byte[] associatedData() {
    return ("fizko/1/" + purpose.word() + "/" + company).getBytes(StandardCharsets.UTF_8);
  }

  /** Tells a ciphertext of somebody else from one that was tampered with; no protection itself. */
  byte[] fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(associatedData());
      return Arrays.copyOf(hash, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
