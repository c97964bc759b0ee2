package cl.fizko.redis.control;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a worker says to a command. */
sealed interface Answer {

  Answer SILENCE = new Silence();

  /**
   * Something.
   *
   * @param value a JSON value
   */
  record Value(@Nullable Object value) implements Answer {}

  /** Nothing at all. */
  record Silence() implements Answer {}

  static Answer of(@Nullable Object value) {
    return new Value(value);
  }

  /** It was done. */
  static Answer ok(String text) {
    return new Value(Map.of("ok", text));
  }

  /** It was not done. */
  static Answer error(String text) {
    return new Value(Map.of("error", text));
  }
}
