package cl.fizko.http.openapi;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks JSON values against those words of JSON schema (draft 2020-12) that our document uses. */
final class SchemaCheck {

  /** What is wrong; none: the value fits. */
  List<String> problems(Map<?, ?> schema, @Nullable Object value) {
    List<String> problems = new ArrayList<>();
    check("", schema, value, problems);
    return problems;
  }

  private void check(
      String place, Map<?, ?> schema, @Nullable Object value, List<String> problems) {
    Object type = schema.get("type");
    if (type != null && !isOneOf(type, value)) {
      problems.add(place + " is " + value + "; expected " + type);
      return;
    }
    if (schema.get("enum") instanceof List<?> words && !words.contains(value)) {
      problems.add(place + " is none of " + words);
    }
    if (value instanceof Map<?, ?> map) {
      checkObject(place, schema, map, problems);
    } else if (value instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
      for (int i = 0; i < list.size(); i++) {
        check(place + "[" + i + "]", items, list.get(i), problems);
      }
    } else if (value instanceof Number number) {
      checkBounds(place, schema, number.doubleValue(), problems);
    } else if (value instanceof String text) {
      checkText(place, schema, text, problems);
    }
  }

  private void checkObject(String place, Map<?, ?> schema, Map<?, ?> value, List<String> problems) {
    Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
    if (schema.get("required") instanceof List<?> required) {
      required.stream()
          .filter(name -> !value.containsKey(name))
          .forEach(name -> problems.add(place + " lacks " + name));
    }
    value.forEach(
        (name, each) -> {
          if (properties.get(name) instanceof Map<?, ?> property) {
            check(place + "." + name, property, each, problems);
          } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
            problems.add(place + " has " + name);
          }
        });
  }

  private static void checkBounds(
      String place, Map<?, ?> schema, double value, List<String> problems) {
    if (schema.get("minimum") instanceof Number least && value < least.doubleValue()) {
      problems.add(place + " is below " + least);
    }
    if (schema.get("maximum") instanceof Number most && value > most.doubleValue()) {
      problems.add(place + " is above " + most);
    }
  }

  private static void checkText(
      String place, Map<?, ?> schema, String value, List<String> problems) {
    if (schema.get("maxLength") instanceof Number most && value.length() > most.intValue()) {
      problems.add(place + " is longer than " + most);
    }
    if ("date-time".equals(schema.get("format"))) {
      try {
        OffsetDateTime.parse(value);
      } catch (DateTimeParseException e) {
        problems.add(place + " is no date-time");
      }
    }
  }

  private static boolean isOneOf(Object type, @Nullable Object value) {
    List<?> types = type instanceof List<?> list ? list : List.of(type);
    return types.stream().anyMatch(each -> is(String.valueOf(each), value));
  }

  private static boolean is(String type, @Nullable Object value) {
    return switch (type) {
      case "null" -> value == null;
      case "string" -> value instanceof String;
      case "boolean" -> value instanceof Boolean;
      case "integer" -> value instanceof Integer || value instanceof Long;
      case "number" -> value instanceof Number;
      case "array" -> value instanceof List<?>;
      case "object" -> value instanceof Map<?, ?>;
      default -> throw new IllegalArgumentException("unknown type " + type);
    };
  }
}
