package cl.fizko.core.task;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One parameter of a task: its name, what it takes, and what it is when nobody gives it.
 *
 * @param name as callers write it
 * @param kind what it takes
 * @param fallback its value when it is not given; empty if it must be given
 */
public record Parameter(String name, Kind kind, Fallback fallback) {

  /** What a parameter takes. */
  public sealed interface Kind {

    /** What is expected, in words: "an integer from 1 to 12". */
    String expected();

    /** Whether a value, never null, is of this kind. */
    boolean accepts(Object value);

    /** Any JSON value. */
    record Any() implements Kind {
      @Override
      public String expected() {
        return "any value";
      }

      @Override
      public boolean accepts(Object value) {
        return true;
      }
    }

    /** Text that is not blank. */
    record Text() implements Kind {
      @Override
      public String expected() {
        return "a text";
      }

      @Override
      public boolean accepts(Object value) {
        return value instanceof String text && !text.isBlank();
      }
    }

    /** A number, whole or not. */
    record Numeric() implements Kind {
      @Override
      public String expected() {
        return "a number";
      }

      @Override
      public boolean accepts(Object value) {
        return value instanceof Number;
      }
    }

    /** A whole number within bounds, both included. */
    record Whole(long least, long most) implements Kind {
      @Override
      public String expected() {
        if (most == Long.MAX_VALUE) {
          return "an integer of " + least + " or more";
        }
        return "an integer from " + least + " to " + most;
      }

      @Override
      public boolean accepts(Object value) {
        return switch (value) {
          case Integer i -> i >= least && i <= most;
          case Long l -> l >= least && l <= most;
          case BigInteger big -> big.bitLength() < 64 && accepts(big.longValue());
          default -> false;
        };
      }
    }

    /** True or false. */
    record Flag() implements Kind {
      @Override
      public String expected() {
        return "true or false";
      }

      @Override
      public boolean accepts(Object value) {
        return value instanceof Boolean;
      }
    }

    /** A UUID as text, in the form of RFC 9562 §4; the case of its letters does not matter. */
    record Uuid() implements Kind {
      private static final Pattern FORM =
          Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

      @Override
      public String expected() {
        return "a UUID as text";
      }

      @Override
      public boolean accepts(Object value) {
        return value instanceof String text && FORM.matcher(text).matches();
      }
    }

    /**
     * A year within bounds, both included, as text of four digits.
     *
     * @param least 1000 or later
     * @param most {@code least} to 9999
     */
    record YearText(int least, int most) implements Kind {
      private static final Pattern FORM = Pattern.compile("[0-9]{4}");

      public YearText {
        if (least < 1_000 || most > 9_999 || least > most) {
          throw new IllegalArgumentException(
              "years from " + least + " to " + most + "; expected 1000 <= least <= most <= 9999");
        }
      }

      @Override
      public String expected() {
        return "a year from " + least + " to " + most + " as text";
      }

      @Override
      public boolean accepts(Object value) {
        return value instanceof String text
            && FORM.matcher(text).matches()
            && Integer.parseInt(text) >= least
            && Integer.parseInt(text) <= most;
      }
    }

    /** A list of numbers. */
    record Numbers() implements Kind {
      @Override
      public String expected() {
        return "a list of numbers";
      }

      @Override
      public boolean accepts(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance);
      }
    }
  }

  /** What a parameter is when nobody gives it. */
  public sealed interface Fallback {

    /** It must be given. */
    record Required() implements Fallback {}

    /** It may be given, and null counts as not given. */
    record Absent() implements Fallback {}

    /** It has this value. */
    record Default(Object value) implements Fallback {}
  }

  public static Parameter required(String name, Kind kind) {
    return new Parameter(name, kind, new Fallback.Required());
  }

  public static Parameter optional(String name, Kind kind) {
    return new Parameter(name, kind, new Fallback.Absent());
  }

  public static Parameter withDefault(String name, Kind kind, Object value) {
    return new Parameter(name, kind, new Fallback.Default(value));
  }
}
