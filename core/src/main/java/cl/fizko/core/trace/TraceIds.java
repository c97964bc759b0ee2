package cl.fizko.core.trace;

import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Ids that follow from texts, so that whoever knows the same text finds the same trace with nobody
 * telling him.
 */
public final class TraceIds {

  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final long MIX = 0xff51afd7ed558ccdL;

  private TraceIds() {}

  /** The trace of a text: of a UUID its own digits. */
  public static String trace(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (UUID.matcher(lower).matches()) {
      String digits = lower.replace("-", "");
      if (!digits.chars().allMatch(digit -> digit == '0')) {
        return digits;
      }
    }
    return span(text, 0) + span(text, 1);
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
