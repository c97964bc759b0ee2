package cl.fizko.redis.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import cl.fizko.core.task.Nothing;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as Python's {@code json} reads and writes it: NaN and infinities as bare words, everything
 * but ASCII escaped.
 */
public final class CeleryJson {

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNumberLength(10_000)
                          .build())
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                  .build())
          .build();

  /**
   * A tree; throws {@link JacksonException} for what is no JSON in UTF-8. The parser lets some
   * bytes pass that Python refuses, so it gets only what is ASCII as it is.
   */
  public JsonNode read(byte[] json) {
    if (isAscii(json)) {
      return mapper.readTree(json);
    }
    try {
      return mapper.readTree(UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString());
    } catch (CharacterCodingException e) {
      throw new StreamReadException(null, "these bytes are no UTF-8", e);
    }
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte each : bytes) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }

  /** A tree as the JSON values of core. */
  public @Nullable Object value(JsonNode node) {
    return mapper.treeToValue(node, Object.class);
  }

  /** A tree as the JSON values of core, null as {@link Nothing#NOTHING}. */
  public Object result(@Nullable JsonNode node) {
    Object value = node == null ? null : value(node);
    return value == null ? Nothing.NOTHING : value;
  }

  /** A tree of the JSON values of core. */
  public JsonNode tree(@Nullable Object value) {
    return value == Nothing.NOTHING ? mapper.nullNode() : mapper.valueToTree(value);
  }

  /** An empty object. */
  public tools.jackson.databind.node.ObjectNode object() {
    return mapper.createObjectNode();
  }

  /** An empty list. */
  public tools.jackson.databind.node.ArrayNode array() {
    return mapper.createArrayNode();
  }

  /** The text of a tree. */
  public byte[] write(JsonNode node) {
    return mapper.writeValueAsBytes(node);
  }
}
