package cl.fizko.http.access.supabase;

import java.nio.charset.StandardCharsets;

/** The secret that signs a Supabase project's tokens with HS256. Shows nobody what it is. */
public final class JwtSecret {

  /** RFC 7518 §3.2: a key of the size of the hash output or larger. */
  public static final int SHORTEST_BYTES = 32;

  private final byte[] bytes;

  /**
   * @param text taken as UTF-8, at least {@value #SHORTEST_BYTES} bytes
   */
  public JwtSecret(String text) {
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < SHORTEST_BYTES) {
      throw new IllegalArgumentException(
          "the JWT secret has %d bytes; expected at least %d"
              .formatted(bytes.length, SHORTEST_BYTES));
    }
  }

  byte[] reveal() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "***";
  }
}
