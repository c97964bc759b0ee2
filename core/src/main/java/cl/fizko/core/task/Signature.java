package cl.fizko.core.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a task, in order. Arguments are bound to it by position and by name, as a
 * Python function takes them.
 */
public record Signature(List<Parameter> parameters) {

  public Signature {
    parameters = List.copyOf(parameters);
  }

  public static Signature of(Parameter... parameters) {
    return new Signature(List.of(parameters));
  }

  /**
   * Binds arguments to the parameters.
   *
   * @return the values by parameter name, or every problem that there is
   */
  public Binding bind(Arguments arguments) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Object> given = new LinkedHashMap<>();
    List<Object> positional = arguments.positional();
    if (positional.size() > parameters.size()) {
      problems.add(
          new Problem(
              "args",
              "takes "
                  + parameters.size()
                  + " arguments but "
                  + positional.size()
                  + " were given"));
    }
    for (int i = 0; i < Math.min(positional.size(), parameters.size()); i++) {
      given.put(parameters.get(i).name(), positional.get(i));
    }
    arguments
        .named()
        .forEach(
            (name, value) -> {
              if (given.containsKey(name)) {
                problems.add(new Problem(name, "was given both by position and by name"));
              } else if (parameters.stream().noneMatch(p -> p.name().equals(name))) {
                problems.add(new Problem(name, "is no parameter; expected " + names()));
              } else {
                given.put(name, value);
              }
            });
    Map<String, Object> bound = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      bindOne(parameter, Optional.ofNullable(given.get(parameter.name())), bound)
          .ifPresent(problems::add);
    }
    return problems.isEmpty() ? new Binding.Bound(bound) : new Binding.Refused(problems);
  }

  private static Optional<Problem> bindOne(
      Parameter parameter, Optional<Object> given, Map<String, Object> bound) {
    if (given.isPresent()) {
      Object value = given.get();
      if (!parameter.kind().accepts(value)) {
        return Optional.of(
            new Problem(parameter.name(), "expected " + parameter.kind().expected()));
      }
      bound.put(parameter.name(), value);
      return Optional.empty();
    }
    return switch (parameter.fallback()) {
      case Parameter.Fallback.Required required ->
          Optional.of(
              new Problem(parameter.name(), "is missing; expected " + parameter.kind().expected()));
      case Parameter.Fallback.Absent absent -> Optional.empty();
      case Parameter.Fallback.Default byDefault -> {
        bound.put(parameter.name(), byDefault.value());
        yield Optional.empty();
      }
    };
  }

  private String names() {
    return parameters.isEmpty()
        ? "none"
        : String.join(", ", parameters.stream().map(Parameter::name).toList());
  }

  /**
   * What is wrong with one argument.
   *
   * @param parameter its name
   * @param message what is wrong and what would be right
   */
  public record Problem(String parameter, String message) {}

  /** What came of binding. */
  public sealed interface Binding {

    /**
     * The arguments fit.
     *
     * @param values by parameter name; a parameter that was not given and has no default is absent
     */
    record Bound(Map<String, Object> values) implements Binding {}

    /** The arguments do not fit. */
    record Refused(List<Problem> problems) implements Binding {}
  }
}
