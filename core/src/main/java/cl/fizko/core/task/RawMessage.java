package cl.fizko.core.task;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a message as they came. Immutable. */
public final class RawMessage {

  private final byte[] bytes;

  public RawMessage(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The number of bytes. */
  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawMessage message && Arrays.equals(bytes, message.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The bytes as text; what is no UTF-8 shows as a replacement character. */
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
