package cl.fizko.http.tax;

import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The form of a JSON text without any of its values, so that it may be shown to anybody. */
final class Shape {

  private static final int DEEPEST = 6;

  String of(JsonNode node) {
    return of(node, 0);
  }

  private String of(JsonNode node, int depth) {
    if (depth >= DEEPEST) {
      return "…";
    }
    if (node.isObject()) {
      return node.properties().stream()
          .map(field -> field.getKey() + ":" + of(field.getValue(), depth + 1))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node.isArray()) {
      return node.isEmpty() ? "[]" : "[" + of(node.get(0), depth + 1) + "…]";
    }
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
