package cl.fizko.http.json;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request as JSON. */
public final class JsonBody {

  private static final Pattern JSON_TYPE =
      Pattern.compile(
          "application/(json|[a-z0-9.!#$&^_-]+\\+json)(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?\\s*;?");

  private final Json json;

  public JsonBody(Json json) {
    this.json = json;
  }

  /**
   * The body, if it is a JSON object.
   *
   * @return empty if it is another JSON value
   * @throws MalformedJsonException if it is no JSON
   * @throws UnsupportedMediaTypeException if the request says it is something else; saying nothing
   *     counts as JSON
   */
  public Optional<Map<String, @Nullable Object>> object(Context ctx) {
    String type = ctx.contentType();
    if (type != null && !JSON_TYPE.matcher(type.strip().toLowerCase(Locale.ROOT)).matches()) {
      throw new UnsupportedMediaTypeException();
    }
    if (!(json.read(ctx.bodyAsBytes()) instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    map.forEach((key, value) -> object.put(String.valueOf(key), value));
    return Optional.of(object);
  }
}
