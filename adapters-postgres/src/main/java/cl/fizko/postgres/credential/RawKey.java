package cl.fizko.postgres.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** A key of 32 bytes as people write it. Its id follows from it, so another key has another id. */
final class RawKey {

  private static final int BYTES = 32;
  private static final String EXPECTED =
      "; expected 32 bytes in base64 (44 characters), base64url or hex (64 characters), 32"
          + " characters, or a Tink keyset in JSON, such as \"fizko keys generate\" prints";

  private final byte[] bytes;

  private RawKey(byte[] bytes) {
    this.bytes = bytes;
  }

  static RawKey read(String text) {
    String key = text.strip();
    byte[] bytes =
        switch (key.length()) {
          case 32 -> key.getBytes(StandardCharsets.UTF_8);
          case 64 -> hex(key);
          case 43, 44 -> base64(key);
          default ->
              throw new IllegalArgumentException("has " + key.length() + " characters" + EXPECTED);
        };
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("stands for " + bytes.length + " bytes" + EXPECTED);
    }
    return new RawKey(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Of the hash of the key, above zero. */
  int id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("fizko-key-id".getBytes(StandardCharsets.UTF_8));
      return Math.max(1, ByteBuffer.wrap(digest.digest(bytes)).getInt() & Integer.MAX_VALUE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] hex(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("has 64 characters and is not hex" + EXPECTED);
    }
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "has " + text.length() + " characters and is not base64" + EXPECTED);
    }
  }
}
