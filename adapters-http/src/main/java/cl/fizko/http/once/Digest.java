package cl.fizko.http.once;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 of several parts, each with its length, so that no two lists of parts are the same. */
final class Digest {

  private Digest() {}

  /**
   * @param parts texts and byte arrays; null counts as empty
   */
  static String of(@Nullable Object... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object part : parts) {
        byte[] bytes =
            part instanceof byte[] raw
                ? raw
                : String.valueOf(part == null ? "" : part).getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
