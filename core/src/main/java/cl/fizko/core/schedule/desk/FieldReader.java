package cl.fizko.core.schedule.desk;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.task.Nothing;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads fields one by one and gathers everything that is wrong. A field that is missing, or JSON's
 * null, has its default. Numbers and flags may be given as text, as on a command line.
 */
final class FieldReader {

  private static final int SHOWN = 120;
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private final Map<String, Object> fields;
  private final List<Problem> problems = new ArrayList<>();

  FieldReader(Map<String, Object> fields) {
    this.fields = fields;
  }

  List<Problem> problems() {
    return problems;
  }

  boolean has(String field) {
    return has(fields, field);
  }

  /** Whether fields say something of a name. */
  static boolean has(Map<String, Object> fields, String field) {
    return isSaid(fields.getOrDefault(field, Nothing.NOTHING));
  }

  private static boolean isSaid(Object value) {
    return value != null && value != Nothing.NOTHING;
  }

  boolean isWrong(String field) {
    return problems.stream().anyMatch(problem -> problem.field().equals(field));
  }

  private Object value(String field) {
    return fields.getOrDefault(field, Nothing.NOTHING);
  }

  /** Notes that a field is wrong, with its value. */
  void wrong(String field, String expected) {
    problems.add(new Problem(field, "is " + shown(value(field)) + "; expected " + expected));
  }

  /** Notes that a field is wrong, in words that begin with what is wrong. */
  void complain(String field, String message) {
    problems.add(new Problem(field, message));
  }

  /** What parsing makes of a field; empty, and noted, if it refuses. */
  <T> Optional<T> parsed(String field, Supplier<T> parsing) {
    try {
      return Optional.of(parsing.get());
    } catch (IllegalArgumentException e) {
      complain(field, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  String text(String field, String otherwise, int longest, String example) {
    if (!has(field)) {
      return otherwise;
    }
    if (value(field) instanceof String text
        && text.length() <= longest
        && text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    wrong(field, "up to " + longest + " characters of text, such as " + example);
    return otherwise;
  }

  boolean flag(String field, boolean otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    String text = String.valueOf(value(field));
    if (!text.equals("true") && !text.equals("false")) {
      wrong(field, "true or false, such as true");
    }
    return text.equals("true");
  }

  long whole(String field, long least, long most, long otherwise, String example) {
    if (!has(field)) {
      return otherwise;
    }
    Optional<BigDecimal> number = decimal(field).filter(n -> n.stripTrailingZeros().scale() <= 0);
    if (number.isEmpty()
        || number.get().compareTo(BigDecimal.valueOf(least)) < 0
        || number.get().compareTo(BigDecimal.valueOf(most)) > 0) {
      wrong(field, "a whole number from " + least + " to " + most + ", such as " + example);
      return otherwise;
    }
    return number.get().longValue();
  }

  /** A number; NaN, and noted, for anything else. */
  double degrees(String field, int most, String example) {
    Optional<BigDecimal> number =
        decimal(field).filter(n -> n.abs().compareTo(BigDecimal.valueOf(most)) <= 0);
    if (number.isEmpty()) {
      wrong(field, "degrees from " + -most + " to " + most + ", such as " + example);
      return Double.NaN;
    }
    return number.get().doubleValue();
  }

  private Optional<BigDecimal> decimal(String field) {
    Object value = value(field);
    String text = String.valueOf(value);
    boolean plain = text.matches("[-+]?\\d{1,20}(\\.\\d{1,20})?");
    return (value instanceof Number || value instanceof String) && plain
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  List<Object> list(String field) {
    if (!has(field)) {
      return List.of();
    }
    if (value(field) instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    wrong(field, "a JSON list, such as [1, \"text\"]");
    return List.of();
  }

  Map<String, Object> object(String field) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (value(field) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> object.put(String.valueOf(key), value));
    } else if (has(field)) {
      wrong(field, "a JSON object, such as {\"months\": 1}");
    }
    return object;
  }

  /** An instant, or a wall time of a zone; {@link PeriodicTask#UNSET} if there is none. */
  Instant time(String field, ZoneId zone) {
    if (!has(field)) {
      return PeriodicTask.UNSET;
    }
    String text = String.valueOf(value(field)).strip();
    try {
      boolean hasOffset = text.matches(".*(Z|[+-]\\d{2}:\\d{2})$");
      Instant time =
          hasOffset
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).atZone(zone).toInstant();
      if (time.isBefore(FIRST) || time.isAfter(LAST)) {
        throw new DateTimeException("year");
      }
      return time;
    } catch (DateTimeException e) {
      wrong(
          field,
          "a time of the years 1970 to 9999, such as 2027-03-01T09:00:00-03:00, or without the"
              + " offset for the wall time of "
              + zone);
      return PeriodicTask.UNSET;
    }
  }

  private static String shown(Object value) {
    if (!isSaid(value)) {
      return "missing";
    }
    String text = String.valueOf(value);
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return value instanceof String ? "'" + cut + "'" : cut;
  }
}
