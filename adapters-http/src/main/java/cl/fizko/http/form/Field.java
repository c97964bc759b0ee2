package cl.fizko.http.form;

import cl.fizko.http.problem.FieldProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that a request may say.
 *
 * @param name as callers write it
 * @param kind what it takes
 * @param absent its value when it is not given; empty if it must be given
 * @param byDefault what the schema shows as its default; empty if there is none
 * @param description what it is for, in a sentence
 */
public record Field<T>(
    String name, Kind<T> kind, Optional<T> absent, Optional<Object> byDefault, String description) {

  /** One that must be given. */
  public static <T> Field<T> required(String name, Kind<T> kind, String description) {
    return new Field<>(name, kind, Optional.empty(), Optional.empty(), description);
  }

  /** One that may be left out. */
  public static <T> Field<Optional<T>> optional(String name, Kind<T> kind, String description) {
    return new Field<>(
        name, kind.as(Optional::of), Optional.of(Optional.empty()), Optional.empty(), description);
  }

  /** One that has a value when it is left out. */
  public static <T> Field<T> withDefault(
      String name, Kind<T> kind, T byDefault, String description) {
    return new Field<>(name, kind, Optional.of(byDefault), Optional.of(byDefault), description);
  }

  /** Whether it must be given. */
  public boolean isRequired() {
    return absent.isEmpty();
  }

  /** What it takes as a JSON schema, with what it is for. */
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>(kind.schema());
    schema.put("description", description);
    byDefault.ifPresent(value -> schema.put("default", value));
    return schema;
  }

  Optional<T> fromJson(Object json, List<FieldProblem> problems) {
    return read(() -> kind.fromJson().apply(json), problems);
  }

  Optional<T> fromText(String text, List<FieldProblem> problems) {
    return read(() -> kind.fromText().apply(text), problems);
  }

  Optional<T> whenAbsent(List<FieldProblem> problems) {
    if (absent.isEmpty()) {
      problems.add(new FieldProblem(name, "is missing; expected " + kind.expected()));
    }
    return absent;
  }

  private Optional<T> read(Supplier<T> reading, List<FieldProblem> problems) {
    try {
      return Optional.of(reading.get());
    } catch (IllegalArgumentException e) {
      problems.add(new FieldProblem(name, told(e).orElse("expected " + kind.expected())));
      return Optional.empty();
    }
  }

  /** What a value class says is better than what a kind says; what the JDK says is not. */
  private static Optional<String> told(IllegalArgumentException e) {
    return e instanceof NumberFormatException
        ? Optional.empty()
        : Optional.ofNullable(e.getMessage()).filter(message -> !message.isEmpty());
  }
}
