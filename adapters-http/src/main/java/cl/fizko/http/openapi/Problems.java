package cl.fizko.http.openapi;

import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemBody;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which problems a route may answer with, and how they look. */
final class Problems {

  private static final Map<String, String> TEXT = Map.of("type", "string");

  private Problems() {}

  /** The shape of all of them (RFC 9457 §3.1). */
  static Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("type", TEXT);
    properties.put("title", TEXT);
    properties.put("status", Map.of("type", "integer"));
    properties.put("detail", TEXT);
    properties.put("instance", TEXT);
    properties.put("request_id", TEXT);
    properties.put(
        "errors",
        Map.of(
            "type",
            "array",
            "items",
            Map.of(
                "type",
                "object",
                "properties",
                Map.of("field", TEXT, "message", TEXT),
                "required",
                List.of("field", "message"))));
    return Map.of(
        "type",
        "object",
        "properties",
        properties,
        "required",
        List.of("type", "title", "status", "detail"));
  }

  /** The statuses, those that any route of its kind has included. */
  static SortedSet<Integer> of(Route route) {
    TreeSet<Integer> statuses = new TreeSet<>(route.doc().problems());
    if (route.access() instanceof Access.Holders) {
      statuses.addAll(List.of(401, 403, 429));
    }
    if (route.doc().body().isPresent()) {
      statuses.addAll(List.of(400, 413, 415, 422));
    }
    if (!route.doc().query().fields().isEmpty()) {
      statuses.add(422);
    }
    if (route.once()) {
      statuses.addAll(List.of(409, 422));
    }
    return statuses;
  }

  static Map<String, Object> response(int status) {
    return Map.of(
        "description",
        Problem.of(status, "").title(),
        "content",
        Map.of(
            ProblemBody.CONTENT_TYPE,
            Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
  }
}
