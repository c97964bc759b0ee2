package cl.fizko.core.trace;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The grammar of {@code tracestate} (W3C Trace Context §3.3.1). */
final class TraceState {

  private static final int MOST_MEMBERS = 32;
  private static final int LONGEST = 8_192;
  private static final Pattern MEMBER =
      Pattern.compile(
          "([a-z][_0-9a-z*/-]{0,255}|[a-z0-9][_0-9a-z*/-]{0,240}@[a-z][_0-9a-z*/-]{0,13})"
              + "=[\\x20-\\x2b\\x2d-\\x3c\\x3e-\\x7e]{0,255}[\\x21-\\x2b\\x2d-\\x3c\\x3e-\\x7e]");

  private TraceState() {}

  /** The same text, or an empty one if it is malformed. */
  static String sane(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      return "";
    }
    Set<String> keys = new HashSet<>();
    int members = 0;
    for (String each : text.split(",", -1)) {
      String member = each.strip();
      if (member.isEmpty()) {
        continue;
      }
      members++;
      if (members > MOST_MEMBERS
          || !MEMBER.matcher(member).matches()
          || !keys.add(member.substring(0, member.indexOf('=')))) {
        return "";
      }
    }
    return text.strip();
  }
}
