package cl.fizko.redis.task;

import java.util.Base64;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What kombu puts around everything that it sends, tasks or not (celery-wire §2, §6 and §7). */
public final class Envelope {

  private final CeleryJson json;
  private final BodyDecoder decoder = new BodyDecoder();

  public Envelope(CeleryJson json) {
    this.json = json;
  }

  /**
   * An envelope that was opened.
   *
   * @param headers an object
   */
  public record Opened(JsonNode headers, JsonNode body) {}

  /**
   * Where an envelope goes.
   *
   * @param deliveryMode 1 for what need not outlive the broker, else 2
   */
  public record Address(String exchange, String routingKey, int deliveryMode) {}

  /** Puts a body into an envelope. */
  public byte[] seal(Address address, ObjectNode headers, JsonNode body) {
    ObjectNode message = json.object();
    message.put("body", Base64.getEncoder().encodeToString(json.write(body)));
    message.put("content-encoding", "utf-8");
    message.put("content-type", "application/json");
    message.set("headers", headers);
    ObjectNode properties = message.putObject("properties");
    properties.put("delivery_mode", address.deliveryMode());
    ObjectNode info = properties.putObject("delivery_info");
    info.put("exchange", address.exchange());
    info.put("routing_key", address.routingKey());
    properties.put("priority", 0);
    properties.put("body_encoding", "base64");
    properties.put("delivery_tag", UUID.randomUUID().toString());
    return json.write(message);
  }

  /**
   * Takes a body out of its envelope.
   *
   * @throws MessageFormatException says what was wrong
   */
  public Opened open(byte[] bytes) throws MessageFormatException {
    try {
      JsonNode message = json.read(bytes);
      if (!message.isObject() || !message.path("headers").isObject()) {
        throw new MessageFormatException("it is no object with headers");
      }
      return new Opened(message.path("headers"), json.read(decoder.decode(message)));
    } catch (JacksonException e) {
      throw new MessageFormatException("it is no JSON: " + e.getOriginalMessage());
    }
  }
}
