package cl.fizko.boot.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** One reading of the variables: hands out values and gathers what is wrong with them. */
final class Reading {

  private final Map<String, String> variables;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> known = new TreeSet<>();

  Reading(Map<String, String> variables) {
    this.variables = variables;
  }

  /** The first of some variables that is set; a blank one counts as not set. */
  Optional<String> text(String... names) {
    for (String name : names) {
      known.add(name);
    }
    for (String name : names) {
      String value = variables.get(name);
      if (value != null && !value.isBlank()) {
        return Optional.of(value.strip());
      }
    }
    return Optional.empty();
  }

  Optional<Secret> secret(String... names) {
    return text(names).map(Secret::new);
  }

  long number(String name, long byDefault, long least, long most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return byDefault;
    }
    try {
      long value = Long.parseLong(text.get());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below like a number out of range.
    }
    problem(
        name,
        "'" + text.get() + "'",
        "a whole number from " + least + " to " + most,
        Long.toString(byDefault));
    return byDefault;
  }

  boolean flag(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return false;
    }
    return switch (text.get().toLowerCase(java.util.Locale.ROOT)) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> {
        problem(name, "'" + text.get() + "'", "true or false", "true");
        yield false;
      }
    };
  }

  /** Reads a value that may be refused; what the refusal says must hold no secret. */
  <T> Optional<T> parsed(String name, String text, String example, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException e) {
      problem(name, "not readable", String.valueOf(e.getMessage()), example);
      return Optional.empty();
    }
  }

  void problem(String name, String found, String expected, String example) {
    problems.add(new Problem(name, found, expected, example));
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  Set<String> known() {
    return known;
  }
}
