package cl.fizko.http.task;

import cl.fizko.core.task.Parameter;
import cl.fizko.core.task.Parameter.Fallback;
import cl.fizko.core.task.Parameter.Kind;
import cl.fizko.core.task.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters as a JSON schema (draft 2020-12): what the old API showed, and forms are built of. */
final class ParameterSchema {

  private ParameterSchema() {}

  static Map<String, Object> of(Signature signature) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Parameter parameter : signature.parameters()) {
      Map<String, Object> property = property(parameter.kind());
      property.put("description", parameter.kind().expected());
      switch (parameter.fallback()) {
        case Fallback.Required must -> required.add(parameter.name());
        case Fallback.Absent absent -> {}
        case Fallback.Default byDefault -> property.put("default", byDefault.value());
      }
      properties.put(parameter.name(), property);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> property(Kind kind) {
    Map<String, Object> property = new LinkedHashMap<>();
    switch (kind) {
      case Kind.Any any -> {}
      case Kind.Text text -> {
        property.put("type", "string");
        property.put("minLength", 1);
      }
      case Kind.Numeric numeric -> property.put("type", "number");
      case Kind.Whole whole -> {
        property.put("type", "integer");
        property.put("minimum", whole.least());
        if (whole.most() != Long.MAX_VALUE) {
          property.put("maximum", whole.most());
        }
      }
      case Kind.Flag flag -> property.put("type", "boolean");
      case Kind.Uuid uuid -> {
        property.put("type", "string");
        property.put("format", "uuid");
      }
      case Kind.YearText year -> {
        property.put("type", "string");
        property.put("pattern", "^[0-9]{4}$");
      }
      case Kind.Numbers numbers -> {
        property.put("type", "array");
        property.put("items", Map.of("type", "number"));
      }
    }
    return property;
  }
}
