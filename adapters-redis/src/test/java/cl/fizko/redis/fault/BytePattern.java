package cl.fizko.redis.fault;

import java.nio.charset.StandardCharsets;

/** A text to look for among bytes. */
record BytePattern(String text) {

  static BytePattern of(String text) {
    return new BytePattern(text);
  }

  boolean isIn(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }
}
