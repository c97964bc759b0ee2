package cl.fizko.http.json;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
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

  private static final String BYTES = "fizko.body";

  private final Json json;

  public JsonBody(Json json) {
    this.json = json;
  }

  /**
   * The body, if it is a JSON object.
   *
   * @return empty if it is another JSON value
   * @throws MalformedJsonException if it is no JSON
   * @throws UnsupportedMediaTypeException if the request says it is something else, or encoded;
   *     saying nothing counts as JSON
   * @throws ContentTooLargeResponse if it is larger than allowed, however it is framed
   */
  public Optional<Map<String, @Nullable Object>> object(Context ctx) {
    checkType(ctx);
    return read(bytes(ctx));
  }

  /** The same, but no body at all is an empty object. */
  public Optional<Map<String, @Nullable Object>> objectIfAny(Context ctx) {
    byte[] bytes = bytes(ctx);
    if (bytes.length == 0) {
      return Optional.of(Map.of());
    }
    checkType(ctx);
    return read(bytes);
  }

  /**
   * The bytes of the body, none if there is none. May be asked for again.
   *
   * @throws ContentTooLargeResponse if there are more than allowed, however they are framed
   */
  public static byte[] bytes(Context ctx) {
    byte[] known = ctx.attribute(BYTES);
    if (known == null) {
      known = readAll(ctx);
      ctx.attribute(BYTES, known);
    }
    return known;
  }

  private static byte[] readAll(Context ctx) {
    int most = ctx.appData(BodyLimit.KEY).mostBytes();
    long length = ctx.req().getContentLengthLong();
    if (length == 0) {
      return new byte[0];
    }
    if (length > most) {
      throw new ContentTooLargeResponse();
    }
    return read(ctx, most);
  }

  /** A body in chunks does not say how long it is. */
  private static byte[] read(Context ctx, int most) {
    try (InputStream in = ctx.req().getInputStream()) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new ContentTooLargeResponse();
      }
      return bytes;
    } catch (IOException e) {
      throw new MalformedJsonException("The body ends before its end.");
    }
  }

  private Optional<Map<String, @Nullable Object>> read(byte[] bytes) {
    if (!(json.read(bytes) instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    map.forEach((key, value) -> object.put(String.valueOf(key), value));
    return Optional.of(object);
  }

  private static void checkType(Context ctx) {
    String type = ctx.header("Content-Type");
    if (type != null
        && !type.equals("application/json")
        && !JSON_TYPE.matcher(type.strip().toLowerCase(Locale.ROOT)).matches()) {
      throw new UnsupportedMediaTypeException();
    }
    String encoding = ctx.header("Content-Encoding");
    if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
      throw new UnsupportedMediaTypeException();
    }
  }
}
