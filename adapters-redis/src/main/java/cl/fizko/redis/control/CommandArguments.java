package cl.fizko.redis.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a command.
 *
 * @param method the name of the command
 * @param directed whether it is meant for some workers and not for all
 */
record CommandArguments(String method, Map<String, Object> values, boolean directed) {

  String text(String name) throws CommandException {
    Object value = required(name);
    if (value instanceof String text) {
      return text;
    }
    throw wrong(name, "a text");
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** One text, or a list of them. */
  List<String> texts(String name) throws CommandException {
    Object value = required(name);
    List<String> texts = new ArrayList<>();
    for (Object each : value instanceof List<?> list ? list : List.of(value)) {
      if (!(each instanceof String text)) {
        throw wrong(name, "a text or a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /** A whole number in a range. */
  int number(String name, int byDefault, int least, int most) throws CommandException {
    Optional<BigDecimal> given = number(name);
    if (given.isEmpty()) {
      return byDefault;
    }
    try {
      int value = given.get().intValueExact();
      if (value >= least && value <= most) {
        return value;
      }
    } catch (ArithmeticException e) {
      // Told below like a number out of range.
    }
    throw wrong(name, "a whole number from " + least + " to " + most);
  }

  /** A number; empty if none was given. */
  Optional<BigDecimal> number(String name) throws CommandException {
    Object value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return Optional.of(new BigDecimal(number.toString()));
    }
    throw wrong(name, "a number");
  }

  Optional<Object> any(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private Object required(String name) throws CommandException {
    Object value = values.get(name);
    if (value == null) {
      throw new CommandException(
          "TypeError", method + "() missing 1 required positional argument: '" + name + "'");
    }
    return value;
  }

  private static CommandException wrong(String name, String expected) {
    return new CommandException("ValueError", name + " must be " + expected);
  }
}
