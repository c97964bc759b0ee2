package cl.fizko.redis.task;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.JsonNode;

/** Takes the body out of a message: text or base64, plain or compressed (celery-wire §2). */
final class BodyDecoder {

  /** More than any honest task carries, less than would hurt a worker. */
  private static final int MOST_INFLATED = 64 * 1024 * 1024;

  private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]+");

  byte[] decode(JsonNode message) throws MessageFormatException {
    JsonNode body = message.path("body");
    if (!body.isString()) {
      throw new MessageFormatException("body is missing; expected a text");
    }
    JsonNode type = message.path("content-type");
    if (type.isString() && !type.stringValue().equals("application/json")) {
      throw new MessageFormatException(
          "content-type is '" + type.stringValue() + "'; expected application/json");
    }
    byte[] bytes = bytes(message, body.stringValue());
    JsonNode compression = message.path("headers").path("compression");
    byte[] plain = compression.isString() ? inflate(compression.stringValue(), bytes) : bytes;
    Charset charset = charset(message.path("content-encoding"));
    return charset.equals(StandardCharsets.UTF_8)
        ? plain
        : new String(plain, charset).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(JsonNode message, String body) throws MessageFormatException {
    JsonNode encoding = message.path("properties").path("body_encoding");
    if (!encoding.isString()) {
      return body.getBytes(StandardCharsets.UTF_8);
    }
    if (!encoding.stringValue().equals("base64")) {
      throw new MessageFormatException(
          "properties.body_encoding is '" + encoding.stringValue() + "'; expected base64 or none");
    }
    try {
      boolean oneLine = body.indexOf('\n') < 0 && body.indexOf('\r') < 0;
      return Base64.getDecoder().decode(oneLine ? body : LINE_BREAKS.matcher(body).replaceAll(""));
    } catch (IllegalArgumentException e) {
      throw new MessageFormatException("body is no base64, as body_encoding says it is");
    }
  }

  private static byte[] inflate(String compression, byte[] bytes) throws MessageFormatException {
    if (!compression.equals("application/x-gzip")) {
      throw new MessageFormatException(
          "headers.compression is '" + compression + "'; expected application/x-gzip or none");
    }
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      byte[] inflated = in.readNBytes(MOST_INFLATED + 1);
      if (inflated.length > MOST_INFLATED) {
        throw new MessageFormatException("body inflates to more than " + MOST_INFLATED + " bytes");
      }
      return inflated;
    } catch (IOException e) {
      throw new MessageFormatException("body is no zlib stream, as headers.compression says it is");
    }
  }

  private static Charset charset(JsonNode encoding) throws MessageFormatException {
    if (!encoding.isString() || encoding.stringValue().toLowerCase(Locale.ROOT).equals("binary")) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(encoding.stringValue());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new MessageFormatException(
          "content-encoding is '" + encoding.stringValue() + "'; expected utf-8");
    }
  }
}
