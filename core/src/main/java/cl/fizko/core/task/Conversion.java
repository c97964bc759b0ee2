package cl.fizko.core.task;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a JSON value becomes a value of a Java type. */
sealed interface Conversion {

  /** The value; empty if it does not fit. */
  Optional<Object> of(Object json);

  /** A value written as text, whatever it is. */
  Optional<Object> ofDefault(String text);

  /** What fits, in words: "an integer". */
  String expected();

  /** The value when nothing is given; empty if something must be. */
  default Optional<Object> whenAbsent() {
    return Optional.empty();
  }

  /**
   * The way to a type.
   *
   * @throws IllegalArgumentException if there is no way to that type
   */
  static Conversion to(Type type) {
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() == Optional.class) {
        return new Maybe(to(generic.getActualTypeArguments()[0]));
      }
      if (generic.getRawType() == List.class) {
        return new Many(to(generic.getActualTypeArguments()[0]));
      }
      return to(generic.getRawType());
    }
    if (type instanceof Class<?> plain) {
      if (plain.isRecord()) {
        return new Nested(new RecordBinder<>(plain.asSubclass(Record.class)), plain);
      }
      if (plain.isEnum()) {
        return new OneOf(plain);
      }
      Conversion simple = Simple.ALL.get(plain);
      if (simple != null) {
        return simple;
      }
    }
    throw new IllegalArgumentException("no argument can be bound to " + type.getTypeName());
  }

  /** A value of the JDK's own. */
  record Simple(
      String expected,
      Function<Object, Optional<Object>> fromJson,
      Function<String, Optional<Object>> fromText)
      implements Conversion {

    private static final Map<Class<?>, Conversion> ALL = all();

    @Override
    public Optional<Object> of(Object json) {
      return fromJson.apply(json);
    }

    @Override
    public Optional<Object> ofDefault(String text) {
      return fromText.apply(text);
    }

    private static Map<Class<?>, Conversion> all() {
      Map<Class<?>, Conversion> all = new LinkedHashMap<>();
      all.put(Object.class, new Simple("any value", Optional::of, Optional::of));
      all.put(List.class, new Simple("a list", instance(List.class), Simple::none));
      all.put(Map.class, new Simple("an object", instance(Map.class), Simple::none));
      all.put(String.class, new Simple("a text", instance(String.class), Optional::of));
      Conversion flag = new Simple("true or false", instance(Boolean.class), Simple::flag);
      all.put(boolean.class, flag);
      all.put(Boolean.class, flag);
      for (Class<?> type : List.of(int.class, Integer.class)) {
        all.put(type, number("an integer", BigDecimal::intValueExact));
      }
      for (Class<?> type : List.of(long.class, Long.class)) {
        all.put(type, number("an integer", BigDecimal::longValueExact));
      }
      all.put(BigInteger.class, number("an integer", BigDecimal::toBigIntegerExact));
      for (Class<?> type : List.of(double.class, Double.class)) {
        all.put(type, number("a number", BigDecimal::doubleValue));
      }
      all.put(BigDecimal.class, number("a number", number -> number));
      all.put(UUID.class, text("a UUID as text", Simple::uuid));
      all.put(LocalDate.class, text("a date such as 2026-11-23", LocalDate::parse));
      all.put(YearMonth.class, text("a month such as 2026-11", YearMonth::parse));
      all.put(Instant.class, text("a time such as 2026-11-23T12:00:00Z", Instant::parse));
      return Map.copyOf(all);
    }

    private static Function<Object, Optional<Object>> instance(Class<?> type) {
      return json -> type.isInstance(json) ? Optional.of(json) : Optional.empty();
    }

    private static Optional<Object> none(String text) {
      return Optional.empty();
    }

    private static Optional<Object> flag(String text) {
      return text.equals("true") || text.equals("false")
          ? Optional.of(Boolean.valueOf(text))
          : Optional.empty();
    }

    private static UUID uuid(String text) {
      if (text.length() != 36) {
        throw new IllegalArgumentException("a UUID has 36 characters");
      }
      return UUID.fromString(text);
    }

    private static Conversion number(String expected, Function<BigDecimal, Object> exact) {
      Function<String, Optional<Object>> parse =
          text -> {
            try {
              return Optional.of(exact.apply(new BigDecimal(text)));
            } catch (ArithmeticException | NumberFormatException e) {
              return Optional.empty();
            }
          };
      return new Simple(
          expected,
          json -> json instanceof Number number ? parse.apply(number.toString()) : Optional.empty(),
          parse);
    }

    private static Conversion text(String expected, Function<String, Object> parser) {
      Function<String, Optional<Object>> parse =
          text -> {
            try {
              return Optional.of(parser.apply(text));
            } catch (DateTimeParseException | IllegalArgumentException e) {
              return Optional.empty();
            }
          };
      return new Simple(
          expected,
          json -> json instanceof String text ? parse.apply(text) : Optional.empty(),
          parse);
    }
  }

  /** One of the constants of an enum, by its name in any case. */
  record OneOf(Class<?> type) implements Conversion {

    @Override
    public Optional<Object> of(Object json) {
      return json instanceof String text ? ofDefault(text) : Optional.empty();
    }

    @Override
    public Optional<Object> ofDefault(String text) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(text))
          .map(Object.class::cast)
          .findFirst();
    }

    @Override
    public String expected() {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
  }

  /** Something, or nothing. */
  record Maybe(Conversion inner) implements Conversion {

    @Override
    public Optional<Object> of(Object json) {
      return inner.of(json).map(Optional::of);
    }

    @Override
    public Optional<Object> ofDefault(String text) {
      return inner.ofDefault(text).map(Optional::of);
    }

    @Override
    public Optional<Object> whenAbsent() {
      return Optional.of(Optional.empty());
    }

    @Override
    public String expected() {
      return inner.expected();
    }
  }

  /** A list of which every element fits. */
  record Many(Conversion element) implements Conversion {

    @Override
    public Optional<Object> of(Object json) {
      if (!(json instanceof List<?> list)) {
        return Optional.empty();
      }
      List<Object> values = new ArrayList<>();
      for (Object each : list) {
        Optional<Object> value = each == null ? Optional.empty() : element.of(each);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        values.add(value.get());
      }
      return Optional.of(List.copyOf(values));
    }

    @Override
    public Optional<Object> ofDefault(String text) {
      return Optional.empty();
    }

    @Override
    public String expected() {
      return "a list, each element " + element.expected();
    }
  }

  /** A record within a record. */
  record Nested(RecordBinder<?> binder, Class<?> type) implements Conversion {

    @Override
    public Optional<Object> of(Object json) {
      if (!(json instanceof Map<?, ?> map)) {
        return Optional.empty();
      }
      Map<String, Object> named = new LinkedHashMap<>();
      map.forEach((name, value) -> named.put(String.valueOf(name), value));
      return binder.bind(Arguments.named(named), new ArrayList<>()).map(Object.class::cast);
    }

    @Override
    public Optional<Object> ofDefault(String text) {
      return Optional.empty();
    }

    @Override
    public String expected() {
      return "an object as " + type.getSimpleName() + " has it";
    }
  }
}
