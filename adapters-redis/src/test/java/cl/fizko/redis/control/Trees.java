package cl.fizko.redis.control;

import java.util.Base64;
import java.util.Set;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON trees to be compared: of what differs from run to run, only that it is there, and its type.
 */
public final class Trees {

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                  .build())
          .build();

  private Trees() {}

  /** A message of kombu's with its body opened. */
  public static ObjectNode opened(String message) {
    ObjectNode opened = (ObjectNode) JSON.readTree(message);
    opened.set(
        "body", JSON.readTree(Base64.getDecoder().decode(opened.path("body").stringValue())));
    return opened;
  }

  /** A message of kombu's with its body closed again. */
  public static byte[] closed(ObjectNode opened) {
    ObjectNode message = opened.deepCopy();
    byte[] body = JSON.writeValueAsBytes(opened.path("body"));
    message.put("body", Base64.getEncoder().encodeToString(body));
    return JSON.writeValueAsBytes(message);
  }

  /** A text as a tree; NaN and infinities are numbers, as in Python. */
  public static JsonNode python(String json) {
    return JSON.readTree(json);
  }

  /** The tree with the values of some fields replaced by their types. */
  public static JsonNode without(JsonNode tree, Set<String> fields) {
    if (tree instanceof ObjectNode object) {
      ObjectNode copy = JSON.createObjectNode();
      object
          .properties()
          .forEach(
              field ->
                  copy.set(
                      field.getKey(),
                      fields.contains(field.getKey())
                          ? JSON.valueToTree(type(field.getValue()))
                          : without(field.getValue(), fields)));
      return copy;
    }
    if (tree instanceof ArrayNode list) {
      ArrayNode copy = JSON.createArrayNode();
      list.forEach(each -> copy.add(without(each, fields)));
      return copy;
    }
    return tree.isNumber() ? JSON.valueToTree(tree.decimalValue().stripTrailingZeros()) : tree;
  }

  private static String type(JsonNode value) {
    return value.isNumber() ? "a number" : "of type " + value.getNodeType();
  }
}
