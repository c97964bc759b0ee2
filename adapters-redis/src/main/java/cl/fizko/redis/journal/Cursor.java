package cl.fizko.redis.journal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the journal: all that is older than an entry.
 *
 * @param batch the batch of that entry; {@code +} for the newest of all
 * @param index its place in the batch; entries before it are older
 */
record Cursor(String batch, int index) {

  static final Cursor NEWEST = new Cursor("+", Integer.MAX_VALUE);

  private static final Pattern FORM = Pattern.compile("(\\d{1,16}-\\d{1,20})(?:\\.(\\d{1,6}))?");

  static Cursor parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "cursor is '" + text + "'; expected the next of a page, such as 1764000000000-0.7");
    }
    return new Cursor(
        parts.group(1),
        parts.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(parts.group(2)));
  }

  /** Whether an entry is older than this place, given that its batch is not younger. */
  boolean isAfter(String otherBatch, int otherIndex) {
    return !otherBatch.equals(batch) || otherIndex < index;
  }

  String text() {
    return index == Integer.MAX_VALUE ? batch : batch + "." + index;
  }
}
