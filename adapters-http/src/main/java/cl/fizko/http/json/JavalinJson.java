package cl.fizko.http.json;

import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;

/**
 * Lets {@code ctx.json(…)} write with {@link Json}. Bodies are not read this way but by {@link
 * JsonBody}, which is strict.
 */
public final class JavalinJson implements JsonMapper {

  private final Json json;

  public JavalinJson(Json json) {
    this.json = json;
  }

  @Override
  public String toJsonString(Object value, Type type) {
    return json.write(value);
  }
}
