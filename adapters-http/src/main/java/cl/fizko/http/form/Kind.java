package cl.fizko.http.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a field takes.
 *
 * @param expected what fits, in words that follow "expected": {@code a text}
 * @param schema the same as a JSON schema (draft 2020-12)
 * @param fromJson makes the value of a JSON value that is not null
 * @param fromText makes the value of a text in a query; both throw {@link IllegalArgumentException}
 *     for what does not fit, with a message if they know more than {@code expected} says
 */
public record Kind<T>(
    String expected,
    Map<String, Object> schema,
    Function<Object, T> fromJson,
    Function<String, T> fromText) {

  /** Text of some length that is not blank. */
  public static Kind<String> text(int most) {
    Function<String, String> check =
        text -> {
          if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException();
          }
          return text;
        };
    return new Kind<>(
        "a text of 1 to " + most + " characters",
        Map.of("type", "string", "minLength", 1, "maxLength", most),
        json -> check.apply(instance(String.class, json)),
        check);
  }

  /** A whole number within bounds, both included. */
  public static Kind<Long> whole(long least, long most) {
    Function<Long, Long> check =
        number -> {
          if (number < least || number > most) {
            throw new IllegalArgumentException();
          }
          return number;
        };
    return new Kind<>(
        "a whole number from " + least + " to " + most,
        Map.of("type", "integer", "minimum", least, "maximum", most),
        json -> check.apply(number(json)),
        text -> check.apply(Long.parseLong(text)));
  }

  /** True or false. */
  public static Kind<Boolean> flag() {
    return new Kind<>(
        "true or false",
        Map.of("type", "boolean"),
        json -> instance(Boolean.class, json),
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException();
            });
  }

  /** An instant, with an offset (RFC 3339 §5.6). */
  public static Kind<Instant> instant() {
    Function<String, Instant> parse =
        text -> {
          try {
            return OffsetDateTime.parse(text).toInstant();
          } catch (DateTimeException e) {
            throw new IllegalArgumentException("", e);
          }
        };
    return new Kind<>(
        "an instant such as 2026-11-23T12:00:00Z",
        Map.of("type", "string", "format", "date-time"),
        json -> parse.apply(instance(String.class, json)),
        parse);
  }

  /** One of some words. */
  public static Kind<String> oneOf(String... words) {
    List<String> all = List.of(words);
    Function<String, String> check =
        text -> {
          if (!all.contains(text)) {
            throw new IllegalArgumentException();
          }
          return text;
        };
    return new Kind<>(
        "one of " + String.join(", ", all),
        Map.of("type", "string", "enum", all),
        json -> check.apply(instance(String.class, json)),
        check);
  }

  /** A list of JSON values. */
  public static Kind<List<@Nullable Object>> list() {
    return new Kind<>(
        "a list",
        Map.of("type", "array"),
        Kind::listOf,
        text -> {
          throw new IllegalArgumentException();
        });
  }

  /** A list of a kind, with so many elements at least and at most. */
  public static <E> Kind<List<E>> listOf(Kind<E> element, int least, int most) {
    return new Kind<>(
        "a list of %d to %d, each %s".formatted(least, most, element.expected()),
        Map.of("type", "array", "items", element.schema(), "minItems", least, "maxItems", most),
        json -> {
          List<@Nullable Object> given = listOf(json);
          if (given.size() < least || given.size() > most) {
            throw new IllegalArgumentException();
          }
          return given.stream()
              .map(
                  each -> {
                    if (each == null) {
                      throw new IllegalArgumentException();
                    }
                    return element.fromJson().apply(each);
                  })
              .toList();
        },
        text -> {
          List<E> values = Arrays.stream(text.split(",", -1)).map(element.fromText()).toList();
          if (values.size() < least || values.size() > most) {
            throw new IllegalArgumentException();
          }
          return values;
        });
  }

  /** An object: JSON values by name. */
  public static Kind<Map<String, @Nullable Object>> object() {
    return new Kind<>(
        "an object",
        Map.of("type", "object"),
        json -> {
          Map<String, @Nullable Object> object = new LinkedHashMap<>();
          Map<?, ?> given = instance(Map.class, json);
          given.forEach((name, value) -> object.put(String.valueOf(name), value));
          return object;
        },
        text -> {
          throw new IllegalArgumentException();
        });
  }

  /**
   * The same, made into something else.
   *
   * @param make throws {@link IllegalArgumentException} for what does not fit
   */
  public <U> Kind<U> as(Function<? super T, ? extends U> make) {
    return new Kind<>(
        expected,
        schema,
        json -> make.apply(fromJson.apply(json)),
        text -> make.apply(fromText.apply(text)));
  }

  private static List<@Nullable Object> listOf(Object json) {
    @SuppressWarnings("unchecked")
    List<@Nullable Object> list = instance(List.class, json);
    return list;
  }

  private static <V> V instance(Class<V> type, Object json) {
    if (!type.isInstance(json)) {
      throw new IllegalArgumentException();
    }
    return type.cast(json);
  }

  private static long number(Object json) {
    if (json instanceof Integer || json instanceof Long) {
      return ((Number) json).longValue();
    }
    throw new IllegalArgumentException();
  }
}
