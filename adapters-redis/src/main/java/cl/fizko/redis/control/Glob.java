package cl.fizko.redis.control;

import java.util.regex.Pattern;

/** A pattern as shells, and Python's {@code fnmatch}, write it. */
final class Glob {

  private final String glob;
  private int next;

  private Glob(String glob) {
    this.glob = glob;
  }

  /** The pattern: {@code *} any text, {@code ?} any character, {@code [a-c]}, {@code [!a-c]}. */
  static Pattern compile(String glob) {
    return Pattern.compile(new Glob(glob).translate() + "\\z", Pattern.DOTALL);
  }

  private String translate() {
    StringBuilder regex = new StringBuilder();
    while (next < glob.length()) {
      char c = glob.charAt(next++);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        case '[' -> set(regex);
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  /** A closing bracket that comes first belongs to the set; one that never comes makes it none. */
  private void set(StringBuilder regex) {
    boolean not = next < glob.length() && glob.charAt(next) == '!';
    int first = not ? next + 1 : next;
    int end = glob.indexOf(']', first + 1);
    if (end < 0) {
      regex.append("\\[");
      return;
    }
    regex.append(not ? "[^" : "[");
    for (char c : glob.substring(first, end).toCharArray()) {
      regex.append("\\[]^&".indexOf(c) < 0 ? "" : "\\").append(c);
    }
    regex.append(']');
    next = end + 1;
  }
}
