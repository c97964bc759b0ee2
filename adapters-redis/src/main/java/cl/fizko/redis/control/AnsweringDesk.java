package cl.fizko.redis.control;

import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.event.Node;
import cl.fizko.redis.task.Bytes;
import cl.fizko.redis.task.CeleryJson;
import cl.fizko.redis.task.Envelope;
import cl.fizko.redis.task.Keys;
import java.util.Collections;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends answers to whoever still waits for them (celery-wire §6). */
final class AnsweringDesk {

  private final RedisCalls calls;
  private final Keys keys;
  private final CeleryJson json;
  private final Envelope envelope;
  private final Node node;

  AnsweringDesk(RedisConnections connections, CeleryJson json, Node node) {
    this.calls = new RedisCalls(connections);
    this.keys = Keys.of(connections.settings());
    this.json = json;
    this.envelope = new Envelope(json);
    this.node = node;
  }

  /**
   * Puts an answer into the queue that is bound for it; there is none if nobody waits any more.
   *
   * @throws cl.fizko.core.task.BrokerUnavailableException if it may not have arrived
   */
  void send(Broadcast.AnswerTo to, Answer.Value answer) {
    byte[] message = message(to, answer);
    for (byte[] member : calls.call(redis -> redis.smembers(keys.binding(to.exchange())))) {
      String[] parts = Keys.bindingParts(Bytes.text(member));
      if (parts.length == 3 && parts[0].equals(to.routingKey())) {
        calls.call(redis -> redis.lpush(keys.list(parts[2]), message));
      }
    }
  }

  private byte[] message(Broadcast.AnswerTo to, Answer.Value answer) {
    JsonNode body = json.tree(Collections.singletonMap(node.name().value(), answer.value()));
    ObjectNode headers = json.object();
    headers.set("ticket", json.tree(to.ticket()));
    headers.put("clock", node.clock().forward());
    return envelope.seal(new Envelope.Address(to.exchange(), to.routingKey(), 1), headers, body);
  }
}
