package cl.fizko.core.credential;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A secret in plain text, for as long as it is needed: closing it overwrites it. It prints {@code
 * ***}, and can only be looked at inside {@link #reveal}.
 *
 * <p>One thread at a time.
 */
public final class SecretBytes implements AutoCloseable {

  private final byte[] bytes;
  private boolean closed;

  private SecretBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies the bytes; the caller's are overwritten. */
  public static SecretBytes taking(byte[] bytes) {
    SecretBytes secret = new SecretBytes(bytes.clone());
    Arrays.fill(bytes, (byte) 0);
    return secret;
  }

  /**
   * Encodes the characters in UTF-8; the caller's are overwritten.
   *
   * @throws IllegalArgumentException one is half of a pair of surrogates
   */
  public static SecretBytes taking(char[] characters) {
    // Three bytes hold whatever one character stands for in UTF-8.
    ByteBuffer encoded = ByteBuffer.allocate(Math.multiplyExact(characters.length, 3));
    CoderResult result =
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(characters), encoded, true);
    byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
    Arrays.fill(encoded.array(), (byte) 0);
    Arrays.fill(characters, '\0');
    if (result.isError()) {
      throw new IllegalArgumentException("the secret holds half a character; expected whole ones");
    }
    return new SecretBytes(bytes);
  }

  /**
   * Shows the secret to a piece of code, which must not keep the array: it is overwritten after it.
   *
   * @throws IllegalStateException it was closed
   */
  public <T> T reveal(Function<byte[], T> use) {
    if (closed) {
      throw new IllegalStateException("the secret was wiped already");
    }
    byte[] shown = bytes.clone();
    try {
      return use.apply(shown);
    } finally {
      Arrays.fill(shown, (byte) 0);
    }
  }

  /** Whether both hold the same, in a time that does not depend on where they differ. */
  public boolean matches(SecretBytes other) {
    return !closed && !other.closed && MessageDigest.isEqual(bytes, other.bytes);
  }

  /** Overwrites the secret; again, it does nothing. */
  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
    closed = true;
  }

  @Override
  public String toString() {
    return "***";
  }
}
