package cl.fizko.core.trace;

import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Ids that follow from texts, so that whoever knows the same text finds the same trace with nobody
 * telling him.
 */
public final class TraceIds {

  private static final int UUID_LENGTH = 36;
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final long MIX = 0xff51afd7ed558ccdL;

  private TraceIds() {}

  /** The trace of a text: of a UUID its own digits. */
  public static String trace(String text) {
    String digits = digits(text);
    return digits.isEmpty() ? span(text, 0) + span(text, 1) : digits;
  }

  /** The digits of a UUID; empty if the text is none, or the one that is all zero. */
  private static String digits(String text) {
    if (text.length() != UUID_LENGTH) {
      return "";
    }
    StringBuilder digits = new StringBuilder(UUID_LENGTH);
    boolean zero = true;
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !HexFormat.isHexDigit(c)) {
        return "";
      }
      if (!dash) {
        zero &= c == '0';
        digits.append(c);
      }
    }
    return zero ? "" : digits.toString().toLowerCase(Locale.ROOT);
  }

  /** The span of a text and a number. */
  public static String span(String text, int number) {
    long hash = BASIS;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    hash = (hash ^ number) * PRIME;
    hash = (hash ^ (hash >>> 33)) * MIX;
    return nonZero(hash ^ (hash >>> 33));
  }

  static String span(RandomGenerator random) {
    return nonZero(random.nextLong());
  }

  static String hex(long value) {
    return HexFormat.of().toHexDigits(value);
  }

  private static String nonZero(long value) {
    return hex(value == 0 ? 1 : value);
  }
}
