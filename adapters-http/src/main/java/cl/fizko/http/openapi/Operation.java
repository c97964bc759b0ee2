package cl.fizko.http.openapi;

import cl.fizko.http.form.Field;
import cl.fizko.http.form.Form;
import cl.fizko.http.once.OnceEach;
import cl.fizko.http.route.Access;
import cl.fizko.http.route.Doc;
import cl.fizko.http.route.Reply;
import cl.fizko.http.route.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One route as an operation of the document (OpenAPI Specification 3.1.0 §4.8.10). */
record Operation(Route route) {

  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)\\}");
  private static final Map<String, String> TEXT = Map.of("type", "string");

  Map<String, Object> describe() {
    Doc doc = route.doc();
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", id());
    operation.put("tags", List.of(doc.tag()));
    operation.put("summary", doc.summary());
    operation.put("description", access());
    operation.put("security", security());
    List<Map<String, Object>> parameters = parameters();
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    doc.body().ifPresent(form -> operation.put("requestBody", body(form)));
    operation.put("responses", responses());
    return operation;
  }

  /** {@code get_api_v1_queues_name_tasks}. */
  private String id() {
    String path = route.path().replaceAll("[^a-zA-Z0-9]+", "_").replaceAll("^_|_$", "");
    return route.method().name().toLowerCase(Locale.ROOT) + (path.isEmpty() ? "" : "_" + path);
  }

  private String access() {
    return switch (route.access()) {
      case Access.Anybody anybody -> "Open to everybody.";
      case Access.Holders holders ->
          "For "
              + holders.roles().stream()
                  .map(role -> role.name().toLowerCase(Locale.ROOT))
                  .sorted()
                  .collect(Collectors.joining(", "))
              + ".";
    };
  }

  private List<Map<String, List<String>>> security() {
    return switch (route.access()) {
      case Access.Anybody anybody -> List.of();
      case Access.Holders holders ->
          List.of(Map.of("bearer", List.of()), Map.of("session", List.of()));
    };
  }

  private List<Map<String, Object>> parameters() {
    List<Map<String, Object>> parameters = new ArrayList<>();
    PARAMETER
        .matcher(route.path())
        .results()
        .map(found -> found.group(1))
        .forEach(
            name ->
                parameters.add(
                    parameter(
                        "path", name, route.doc().path().getOrDefault(name, ""), true, TEXT)));
    for (Field<?> field : route.doc().query().fields()) {
      parameters.add(
          parameter(
              "query", field.name(), field.description(), field.isRequired(), field.schema()));
    }
    if (route.once()) {
      parameters.add(
          parameter(
              "header",
              OnceEach.HEADER,
              "A repetition with the same key within 24 hours has no other effect, and gets the"
                  + " first answer again.",
              false,
              TEXT));
    }
    return parameters;
  }

  private static Map<String, Object> parameter(
      String in, String name, String description, boolean required, Map<String, ?> schema) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("in", in);
    parameter.put("name", name);
    parameter.put("description", description);
    parameter.put("required", required);
    parameter.put("schema", schema);
    return parameter;
  }

  private Map<String, Object> body(Form form) {
    boolean required = form.fields().stream().anyMatch(Field::isRequired);
    return Map.of(
        "required",
        required,
        "content",
        Map.of(
            "application/json",
            Map.of("schema", form.schema(), "example", route.doc().bodyExample())));
  }

  private Map<String, Object> responses() {
    Map<String, Object> responses = new LinkedHashMap<>();
    for (Reply reply : route.doc().replies()) {
      responses.put(Integer.toString(reply.status()), reply(reply));
    }
    for (int status : Problems.of(route)) {
      responses.put(Integer.toString(status), Problems.response(status));
    }
    responses.put("default", Problems.response(500));
    return responses;
  }

  private static Map<String, Object> reply(Reply reply) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("description", reply.description());
    if (reply.example().isPresent()) {
      Object example = reply.example().get();
      response.put(
          "content",
          Map.of(reply.contentType(), Map.of("schema", Schemas.like(example), "example", example)));
    } else if (!reply.contentType().equals("application/json")) {
      response.put("content", Map.of(reply.contentType(), Map.of("schema", TEXT)));
    }
    return response;
  }
}
