package cl.fizko.http.form;

import cl.fizko.http.json.JsonBody;
import cl.fizko.http.problem.FieldProblem;
import cl.fizko.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a body or of a query. Every problem is told at once, and fields that are none, too;
 * a null counts as not given.
 */
public record Form(List<Field<?>> fields) {

  public Form {
    fields = List.copyOf(fields);
  }

  public static Form of(Field<?>... fields) {
    return new Form(List.of(fields));
  }

  /**
   * Reads the body of a request; none at all is an empty object if no field is required.
   *
   * @throws ProblemException 422 that names every field that is wrong
   */
  public Input body(Context ctx, JsonBody body) {
    boolean mayBeNone = fields.stream().noneMatch(Field::isRequired);
    return read(
        (mayBeNone ? body.objectIfAny(ctx) : body.object(ctx)).orElseThrow(() -> noObject()));
  }

  /**
   * Reads the query of a request.
   *
   * @throws ProblemException 422 that names every parameter that is wrong
   */
  public Input query(Context ctx) {
    Map<String, List<String>> given = ctx.queryParamMap();
    List<FieldProblem> problems = unknown(given.keySet());
    Map<Field<?>, Object> values = new LinkedHashMap<>();
    for (Field<?> field : fields) {
      List<String> texts = given.getOrDefault(field.name(), List.of());
      if (texts.size() > 1) {
        problems.add(new FieldProblem(field.name(), "is given " + texts.size() + " times"));
      } else {
        put(
            values,
            field,
            texts.isEmpty() ? absent(field, problems) : text(field, texts, problems));
      }
    }
    return done(values, problems);
  }

  /**
   * Reads JSON values by name.
   *
   * @throws ProblemException 422 that names every field that is wrong
   */
  public Input read(Map<String, @Nullable Object> given) {
    List<FieldProblem> problems = unknown(given.keySet());
    Map<Field<?>, Object> values = new LinkedHashMap<>();
    for (Field<?> field : fields) {
      Object value = given.get(field.name());
      put(values, field, value == null ? absent(field, problems) : json(field, value, problems));
    }
    return done(values, problems);
  }

  /** The form as a JSON schema of an object. */
  public Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    fields.forEach(field -> properties.put(field.name(), field.schema()));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    List<String> required =
        fields.stream().filter(Field::isRequired).<String>map(Field::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Optional<?> absent(Field<?> field, List<FieldProblem> problems) {
    return field.whenAbsent(problems);
  }

  private static Optional<?> text(Field<?> field, List<String> texts, List<FieldProblem> problems) {
    return field.fromText(texts.getFirst(), problems);
  }

  private static Optional<?> json(Field<?> field, Object value, List<FieldProblem> problems) {
    return field.fromJson(value, problems);
  }

  private static void put(Map<Field<?>, Object> values, Field<?> field, Optional<?> value) {
    value.ifPresent(present -> values.put(field, present));
  }

  private List<FieldProblem> unknown(Iterable<String> names) {
    List<FieldProblem> problems = new ArrayList<>();
    List<String> known = fields.stream().<String>map(Field::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        problems.add(
            new FieldProblem(
                name,
                "is no field; expected " + (known.isEmpty() ? "none" : String.join(", ", known))));
      }
    }
    return problems;
  }

  private static Input done(Map<Field<?>, Object> values, List<FieldProblem> problems) {
    if (!problems.isEmpty()) {
      throw ProblemException.validation(problems);
    }
    return new Input(values);
  }

  private ProblemException noObject() {
    String example = fields.isEmpty() ? "{}" : "{\"" + fields.getFirst().name() + "\": …}";
    return ProblemException.validation(
        List.of(new FieldProblem("body", "expected an object such as " + example)));
  }
}
