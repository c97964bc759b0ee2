package cl.fizko.postgres.task;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object. What is missing or of another kind is an {@link
 * IllegalArgumentException} that names it.
 */
record Fields(Map<String, @Nullable Object> values) {

  @SuppressWarnings("unchecked") // Made by Json alone, whose keys are texts.
  static Fields of(String what, @Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return new Fields((Map<String, @Nullable Object>) object);
    }
    throw new IllegalArgumentException(what + " is no JSON object");
  }

  /** The value as it is; null if there is none, too. */
  @Nullable Object value(String name) {
    return values.get(name);
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  String text(String name) {
    return textIfAny(name)
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
  }

  Optional<String> textIfAny(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      case Object other -> throw wrong(name, "a text");
    };
  }

  int number(String name, int otherwise) {
    return switch (values.get(name)) {
      case null -> otherwise;
      case Integer number -> number;
      case Object other -> throw wrong(name, "an integer");
    };
  }

  boolean flag(String name) {
    return switch (values.get(name)) {
      case null -> false;
      case Boolean flag -> flag;
      case Object other -> throw wrong(name, "true or false");
    };
  }

  @SuppressWarnings("unchecked") // Any element will do.
  List<Object> list(String name) {
    return switch (values.get(name)) {
      case null -> List.of();
      case List<?> list -> (List<Object>) list;
      case Object other -> throw wrong(name, "a list");
    };
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // The values of a JSON object may be null.
  Map<String, Object> object(String name) {
    return has(name) ? (Map<String, Object>) (Map<?, ?>) fields(name).values() : Map.of();
  }

  Fields fields(String name) {
    return of("'" + name + "'", values.get(name));
  }

  Instant instant(String name, Instant otherwise) {
    try {
      return textIfAny(name).map(Instant::parse).orElse(otherwise);
    } catch (DateTimeException e) {
      throw wrong(name, "a time such as 2026-11-23T12:00:00Z");
    }
  }

  Duration duration(String name) {
    try {
      return textIfAny(name).map(Duration::parse).orElse(Duration.ZERO);
    } catch (DateTimeException e) {
      throw wrong(name, "a duration such as PT90S");
    }
  }

  private static IllegalArgumentException wrong(String name, String expected) {
    return new IllegalArgumentException("'" + name + "' is not " + expected);
  }
}
