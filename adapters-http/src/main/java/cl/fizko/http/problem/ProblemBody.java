package cl.fizko.http.problem;

import cl.fizko.http.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Problems as JSON text (RFC 9457 §3, with {@code errors} and {@code request_id} added). */
public final class ProblemBody {

  public static final String CONTENT_TYPE = "application/problem+json";

  private final Json json;

  public ProblemBody(Json json) {
    this.json = json;
  }

  /**
   * The body.
   *
   * @param instance the path that was asked for; left out if empty
   * @param requestId left out if empty
   */
  public String write(Problem problem, String instance, String requestId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", problem.type());
    body.put("title", problem.title());
    body.put("status", problem.status());
    body.put("detail", problem.detail());
    if (!instance.isEmpty()) {
      body.put("instance", instance);
    }
    if (!requestId.isEmpty()) {
      body.put("request_id", requestId);
    }
    if (!problem.errors().isEmpty()) {
      body.put("errors", problem.errors());
    }
    return json.write(body);
  }
}
