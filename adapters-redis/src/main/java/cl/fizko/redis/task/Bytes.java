package cl.fizko.redis.task;

import java.nio.charset.StandardCharsets;

/** Text and numbers as Redis takes them. */
public final class Bytes {

  static final byte[] NONE = {};

  private Bytes() {}

  /** Text as UTF-8. */
  public static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] of(long number) {
    return of(Long.toString(number));
  }

  /** UTF-8 as text. */
  public static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
