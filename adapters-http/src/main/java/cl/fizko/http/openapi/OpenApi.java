package cl.fizko.http.openapi;

import cl.fizko.http.route.Method;
import cl.fizko.http.route.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Describes routes as an OpenAPI 3.1 document (OpenAPI Specification 3.1.0). */
final class OpenApi {

  private static final String ABOUT =
      "Errors are application/problem+json (RFC 9457) and name every field that is wrong. Lists are"
          + " read page by page: give the next of an answer as cursor.";

  private final String version;

  OpenApi(String version) {
    this.version = version;
  }

  Map<String, Object> describe(List<Route> routes) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Fizko", "version", version, "description", ABOUT));
    document.put("tags", tags(routes));
    document.put("paths", paths(routes));
    document.put("components", components());
    return document;
  }

  private static List<Map<String, String>> tags(List<Route> routes) {
    TreeSet<String> names = new TreeSet<>();
    routes.forEach(route -> names.add(route.doc().tag()));
    return names.stream().map(name -> Map.of("name", name)).toList();
  }

  private static Map<String, Map<String, Object>> paths(List<Route> routes) {
    Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
    for (Route route : routes) {
      paths
          .computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
          .put(name(route.method()), new Operation(route).describe());
    }
    return paths;
  }

  private static String name(Method method) {
    return method.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> components() {
    return Map.of(
        "securitySchemes",
        Map.of(
            "bearer", Map.of("type", "http", "scheme", "bearer"),
            "session", Map.of("type", "apiKey", "in", "cookie", "name", "fizko_session")),
        "schemas",
        Map.of("Problem", Problems.schema()));
  }
}
