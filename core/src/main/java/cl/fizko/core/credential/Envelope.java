package cl.fizko.core.credential;

import cl.fizko.core.credential.UnreadableSecretException.Reason;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What stands around an encrypted secret in the database, so that each way of being unreadable has
 * an error of its own:
 *
 * <pre>
 * 1 byte   version, 1
 * 4 bytes  length of all that follows the header, big-endian
 * 8 bytes  fingerprint of the binding
 * 4 bytes  id of the key, big-endian
 * the rest what the cipher made, which is bound to the header and to the binding
 * </pre>
 */
public final class Envelope {

  private static final byte VERSION = 1;
  private static final int LENGTH_AT = 1;
  private static final int FINGERPRINT_AT = 5;
  private static final int KEY_ID_AT = 13;
  private static final int HEADER_BYTES = 17;

  private final byte[] bytes;

  private Envelope(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The header of a ciphertext yet to be made.
   *
   * @param length bytes that the cipher will make
   */
  public static byte[] header(Binding binding, int keyId, int length) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .put(VERSION)
        .putInt(length)
        .put(binding.fingerprint())
        .putInt(keyId)
        .array();
  }

  /** Header and ciphertext, as they are stored. */
  public static byte[] join(byte[] header, byte[] ciphertext) {
    return ByteBuffer.allocate(header.length + ciphertext.length)
        .put(header)
        .put(ciphertext)
        .array();
  }

  /** What a cipher authenticates beside the ciphertext. */
  public static byte[] associatedData(byte[] header, Binding binding) {
    return join(header, binding.associatedData());
  }

  /**
   * Opens what was stored.
   *
   * @throws UnreadableSecretException it is no ciphertext, ends too early or belongs to somebody
   *     else
   */
  public static Envelope open(byte[] stored, Binding binding) {
    if (stored.length > 0 && stored[0] != VERSION) {
      throw new UnreadableSecretException(Reason.NO_CIPHERTEXT, binding);
    }
    if (stored.length < HEADER_BYTES) {
      throw new UnreadableSecretException(Reason.TRUNCATED, binding);
    }
    byte[] fingerprint = Arrays.copyOfRange(stored, FINGERPRINT_AT, KEY_ID_AT);
    if (!Arrays.equals(fingerprint, binding.fingerprint())) {
      throw new UnreadableSecretException(Reason.WRONG_OWNER, binding);
    }
    int length = ByteBuffer.wrap(stored).getInt(LENGTH_AT);
    if (length > stored.length - HEADER_BYTES) {
      throw new UnreadableSecretException(Reason.TRUNCATED, binding);
    }
    if (length < stored.length - HEADER_BYTES) {
      throw new UnreadableSecretException(Reason.TAMPERED, binding);
    }
    return new Envelope(stored.clone());
  }

  public byte[] header() {
    return Arrays.copyOf(bytes, HEADER_BYTES);
  }

  public int keyId() {
    return ByteBuffer.wrap(bytes).getInt(KEY_ID_AT);
  }

  public byte[] ciphertext() {
    return Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length);
  }
}
