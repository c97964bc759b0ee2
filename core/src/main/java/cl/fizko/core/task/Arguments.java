package cl.fizko.core.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a task is called with: JSON values, that is {@code null}, {@link Boolean}, {@link Number},
 * {@link String}, {@link List} and {@link Map} with text keys. Immutable at its upper level.
 *
 * @param positional arguments by position, never null, may hold nulls
 * @param named arguments by name, never null, may hold nulls as values
 */
public record Arguments(List<Object> positional, Map<String, Object> named) {

  public static final Arguments NONE = new Arguments(List.of(), Map.of());

  public Arguments {
    positional = Collections.unmodifiableList(new ArrayList<>(positional));
    named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
  }

  /** Arguments by position alone. */
  public static Arguments of(Object... positional) {
    return new Arguments(List.of(positional), Map.of());
  }

  /** Arguments by name alone. */
  public static Arguments named(Map<String, Object> named) {
    return new Arguments(List.of(), named);
  }
}
