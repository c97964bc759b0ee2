package cl.fizko.core.task;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes a record of a task's arguments. A component {@code companyId} is the argument {@code
 * company_id}; arguments without name are taken in the order of the components.
 *
 * <p>Components may be texts, numbers, {@code boolean}, {@link UUID}, {@link java.time.LocalDate},
 * {@link java.time.YearMonth}, {@link java.time.Instant}, enums (by name, in any case), lists and
 * maps of JSON values, records of the same kind, {@link Object} for any JSON value, and {@link
 * Optional} of any of these. One that is neither optional nor {@link ByDefault} must be given. Null
 * counts as not given.
 */
public final class RecordBinder<A extends Record> {

  private final List<Field> fields;
  private final Constructor<A> constructor;

  /**
   * @throws IllegalArgumentException if the record has a component that cannot be bound
   */
  public RecordBinder(Class<A> type) {
    RecordComponent[] components = type.getRecordComponents();
    this.fields = Arrays.stream(components).map(Field::of).toList();
    try {
      this.constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has a canonical constructor", e);
    }
  }

  /**
   * The record.
   *
   * @throws TaskFailedException a {@code TypeError}, not to be retried, that names every argument
   *     which does not fit, and what would
   */
  public A bind(Task task) throws TaskFailedException {
    List<String> problems = new ArrayList<>();
    Optional<A> bound = bind(task.arguments(), problems);
    return bound.orElseThrow(
        () ->
            TaskFailedException.forGood(
                Failure.of(
                    "TypeError",
                    "builtins",
                    problems.stream()
                        .map(problem -> task.name() + ": " + problem)
                        .collect(Collectors.joining("; ")))));
  }

  /** The record; empty if there are problems, which are added to the list. */
  Optional<A> bind(Arguments arguments, List<String> problems) {
    Map<String, Object> given = given(arguments, problems);
    List<Object> values = new ArrayList<>();
    for (Field field : fields) {
      field
          .value(Optional.ofNullable(given.get(field.argument())), problems)
          .ifPresent(values::add);
    }
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(constructor.newInstance(values.toArray()));
    } catch (InvocationTargetException e) {
      problems.add(String.valueOf(e.getTargetException().getMessage()));
      return Optional.empty();
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("cannot make " + constructor.getDeclaringClass(), e);
    }
  }

  private Map<String, Object> given(Arguments arguments, List<String> problems) {
    List<String> names = fields.stream().map(Field::argument).toList();
    Map<String, Object> given = new HashMap<>();
    List<Object> positional = arguments.positional();
    if (positional.size() > names.size()) {
      problems.add("takes " + names.size() + " arguments but " + positional.size() + " were given");
    }
    for (int i = 0; i < Math.min(positional.size(), names.size()); i++) {
      given.put(names.get(i), positional.get(i));
    }
    for (Map.Entry<String, Object> named : arguments.named().entrySet()) {
      String name = named.getKey();
      if (given.containsKey(name)) {
        problems.add("argument '" + name + "' was given both by position and by name");
      } else if (!names.contains(name)) {
        problems.add("argument '" + name + "' is no parameter; expected " + list(names));
      } else {
        given.put(name, named.getValue());
      }
    }
    return given;
  }

  private static String list(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  /**
   * One component.
   *
   * @param argument its name as callers write it
   * @param byDefault its value when it is not given; empty if it must be
   */
  private record Field(String argument, Conversion conversion, Optional<Object> byDefault) {

    static Field of(RecordComponent component) {
      Conversion conversion = Conversion.to(component.getGenericType());
      ByDefault byDefault = component.getAnnotation(ByDefault.class);
      String argument = snakeCase(component.getName());
      if (byDefault == null) {
        return new Field(argument, conversion, conversion.whenAbsent());
      }
      Optional<Object> value = conversion.ofDefault(byDefault.value());
      if (value.isEmpty()) {
        throw new IllegalArgumentException(
            "'"
                + argument
                + "' is '"
                + byDefault.value()
                + "' by default; expected "
                + conversion.expected());
      }
      return new Field(argument, conversion, value);
    }

    Optional<Object> value(Optional<Object> given, List<String> problems) {
      Optional<Object> value = given.isPresent() ? conversion.of(given.get()) : byDefault;
      if (value.isEmpty()) {
        problems.add(
            "argument '"
                + argument
                + (given.isPresent() ? "' expected " : "' is missing; expected ")
                + conversion.expected());
      }
      return value;
    }

    private static String snakeCase(String name) {
      StringBuilder snake = new StringBuilder();
      for (int i = 0; i < name.length(); i++) {
        char letter = name.charAt(i);
        if (Character.isUpperCase(letter)) {
          snake.append('_').append(Character.toLowerCase(letter));
        } else {
          snake.append(letter);
        }
      }
      return snake.toString();
    }
  }
}
