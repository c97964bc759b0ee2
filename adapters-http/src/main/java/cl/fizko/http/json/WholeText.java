package cl.fizko.http.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds text with half a surrogate pair. JSON can spell it ({@code "\ud800"}, RFC 8259 §8.2), but
 * no UTF-8 can, so it would be lost or cause trouble further in.
 */
final class WholeText {

  private WholeText() {}

  /**
   * Looks through a value and all that is in it.
   *
   * @throws MalformedJsonException if a text in the value, key or value, is broken
   */
  static void check(@Nullable Object value) {
    if (value instanceof String text) {
      checkText(text);
    } else if (value instanceof List<?> list) {
      list.forEach(WholeText::check);
    } else if (value instanceof Map<?, ?> map) {
      map.keySet().forEach(WholeText::check);
      map.values().forEach(WholeText::check);
    }
  }

  private static void checkText(String text) {
    boolean broken =
        text.codePoints()
            .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    if (broken) {
      throw new MalformedJsonException("A text holds half of a surrogate pair.");
    }
  }
}
