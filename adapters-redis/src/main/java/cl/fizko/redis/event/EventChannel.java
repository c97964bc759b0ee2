package cl.fizko.redis.event;

import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.task.CeleryJson;
import cl.fizko.redis.task.Envelope;
import cl.fizko.redis.task.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where events are published, for whoever listens at that moment (celery-wire §7). */
final class EventChannel {

  private static final String EXCHANGE = "celeryev";

  private final RedisCalls calls;
  private final RedisSettings settings;
  private final Keys keys;
  private final CeleryJson json;
  private final Envelope envelope;
  private final Node node;

  EventChannel(RedisConnections connections, CeleryJson json, Node node) {
    this.calls = new RedisCalls(connections);
    this.settings = connections.settings();
    this.keys = Keys.of(settings);
    this.json = json;
    this.envelope = new Envelope(json);
    this.node = node;
  }

  /**
   * Publishes an event, or a list of them.
   *
   * @param key as {@code worker.heartbeat}
   * @throws cl.fizko.core.task.BrokerUnavailableException if it may not have been published
   */
  void publish(String key, JsonNode body) {
    ObjectNode headers = json.object();
    headers.put("hostname", node.name().value());
    byte[] message = envelope.seal(new Envelope.Address(EXCHANGE, key, 1), headers, body);
    byte[] channel = keys.channel(settings.url().database(), EXCHANGE + "/" + key);
    calls.call(redis -> redis.publish(channel, message));
  }
}
