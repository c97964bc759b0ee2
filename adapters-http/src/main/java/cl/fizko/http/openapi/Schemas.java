package cl.fizko.http.openapi;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON schemas (draft 2020-12) of answers: of records by their types, of JSON values by example.
 */
final class Schemas {

  private Schemas() {}

  /** The schema of whatever is like an example. */
  static Map<String, Object> like(@Nullable Object example) {
    if (example instanceof Record) {
      return ofRecord(example.getClass());
    }
    if (example instanceof Map<?, ?> map) {
      Map<String, Object> properties = new LinkedHashMap<>();
      map.forEach((name, value) -> properties.put(String.valueOf(name), like(value)));
      return Map.of("type", "object", "properties", properties);
    }
    if (example instanceof List<?> list) {
      return array(list.isEmpty() ? Map.of() : like(list.getFirst()));
    }
    return example == null ? Map.of() : ofClass(example.getClass());
  }

  private static Map<String, Object> ofRecord(Class<?> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = snakeCase(component.getName());
      properties.put(name, ofType(component.getAnnotatedType()));
      required.add(name);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> ofType(AnnotatedType annotated) {
    Map<String, Object> schema = ofNonNull(annotated);
    if (annotated.isAnnotationPresent(Nullable.class) && schema.containsKey("type")) {
      Map<String, Object> nullable = new LinkedHashMap<>(schema);
      nullable.put("type", List.of(schema.get("type"), "null"));
      return nullable;
    }
    return schema;
  }

  private static Map<String, Object> ofNonNull(AnnotatedType annotated) {
    Type type = annotated.getType();
    if (annotated instanceof AnnotatedParameterizedType generic
        && type instanceof ParameterizedType raw) {
      return raw.getRawType() == List.class
          ? array(ofType(generic.getAnnotatedActualTypeArguments()[0]))
          : Map.of("type", "object");
    }
    return type instanceof Class<?> plain ? ofClass(plain) : Map.of();
  }

  private static Map<String, Object> ofClass(Class<?> type) {
    if (type.isRecord()) {
      return ofRecord(type);
    }
    if (type == String.class) {
      return Map.of("type", "string");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Map.of("type", "boolean");
    }
    if (List.of(int.class, long.class, Integer.class, Long.class).contains(type)) {
      return Map.of("type", "integer");
    }
    if (type == double.class || Number.class.isAssignableFrom(type)) {
      return Map.of("type", "number");
    }
    return Map.of();
  }

  private static Map<String, Object> array(Map<String, Object> items) {
    return Map.of("type", "array", "items", items);
  }

  /** As our JSON names components. */
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
