package cl.fizko.http;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the server. */
public record Answer(HttpResponse<String> response) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public List<Object> list() {
    return MAPPER.readerForListOf(Object.class).readValue(body());
  }

  /** The fields that a validation problem names. */
  public List<Object> wrongFields() {
    return object().get("errors") instanceof List<?> errors
        ? errors.stream().<Object>map(error -> ((Map<?, ?>) error).get("field")).toList()
        : List.of();
  }

  public Map<String, @Nullable Object> object() {
    return MAPPER.readerForMapOf(Object.class).readValue(body());
  }
}
