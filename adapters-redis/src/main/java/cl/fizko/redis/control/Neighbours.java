package cl.fizko.redis.control;

import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.Revocation;
import cl.fizko.core.task.TaskId;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.event.Node;
import cl.fizko.redis.task.CeleryJson;
import cl.fizko.redis.task.Envelope;
import cl.fizko.redis.task.Keys;
import cl.fizko.redis.task.MessageFormatException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All workers that hear broadcasts, as one of them sees them (celery-wire §6). */
final class Neighbours {

  private static final Logger log = LoggerFactory.getLogger(Neighbours.class);

  private static final String ANSWERS = "reply." + Mailbox.EXCHANGE;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PACE = Duration.ofMillis(10);

  private final RedisCalls calls;
  private final Keys keys;
  private final byte[] channel;
  private final CeleryJson json = new CeleryJson();
  private final Envelope envelope = new Envelope(json);
  private final Node node;
  private final InstantSource time;

  Neighbours(RedisConnections connections, Node node, InstantSource time) {
    this.calls = new RedisCalls(connections);
    this.keys = Keys.of(connections.settings());
    this.channel = keys.channel(connections.settings().url().database(), Mailbox.EXCHANGE);
    this.node = node;
    this.time = time;
  }

  /** Tells them that tasks are not to be run. */
  void revoke(Collection<TaskId> ids, boolean terminate) {
    ObjectNode arguments = json.object();
    arguments.set("task_id", json.tree(ids.stream().map(TaskId::value).toList()));
    arguments.put("terminate", terminate);
    arguments.put("signal", "SIGTERM");
    broadcast("revoke", arguments, json.object(), Instant.EPOCH);
  }

  /**
   * Says hello: tells them what is revoked, and hears what they know. Waits for as many answers as
   * there are who hear it, at most a second.
   */
  List<Revocation> hello(Collection<Revocation> known) {
    String mine = UUID.randomUUID().toString();
    String queue = mine + "." + ANSWERS;
    byte[] binding = Keys.bindingMember(mine, queue);
    calls.call(redis -> redis.sadd(keys.binding(ANSWERS), binding));
    try {
      ObjectNode arguments = json.object();
      arguments.put("from_node", node.name().value());
      arguments.set("revoked", json.tree(Acquaintance.write(known)));
      ObjectNode answers = json.object();
      answers.put("ticket", UUID.randomUUID().toString());
      answers.putObject("reply_to").put("exchange", ANSWERS).put("routing_key", mine);
      long hearing = broadcast("hello", arguments, answers, time.instant().plus(PATIENCE));
      return answers(keys.list(queue), hearing);
    } finally {
      var unused = calls.send(redis -> redis.srem(keys.binding(ANSWERS), binding));
      var unusedToo = calls.send(redis -> redis.del(keys.list(queue)));
    }
  }

  /** Returns how many hear it. */
  private long broadcast(String method, ObjectNode arguments, ObjectNode answers, Instant expires) {
    ObjectNode body = json.object();
    body.put("method", method);
    body.set("arguments", arguments);
    body.putNull("destination");
    body.putNull("pattern");
    body.putNull("matcher");
    body.setAll(answers);
    ObjectNode headers = json.object();
    headers.put("clock", node.clock().forward());
    headers.put("expires", expires.toEpochMilli() / 1_000.0);
    byte[] message = envelope.seal(new Envelope.Address(Mailbox.EXCHANGE, "", 2), headers, body);
    return calls.call(redis -> redis.publish(channel, message));
  }

  private List<Revocation> answers(byte[] list, long expected) {
    List<Revocation> learned = new ArrayList<>();
    Deadline deadline = Deadline.in(PATIENCE);
    Pause pause = new Pause();
    for (long missing = expected; missing > 0 && !deadline.isOver(); ) {
      byte[] answer = calls.call(redis -> redis.rpop(list));
      if (answer != null) {
        missing--;
        learned.addAll(read(answer));
      } else if (!pause.goOnAfter(PACE)) {
        break;
      }
    }
    return learned;
  }

  private List<Revocation> read(byte[] message) {
    List<Revocation> learned = new ArrayList<>();
    try {
      JsonNode body = envelope.open(message).body();
      for (JsonNode answer : body) {
        node.clock().adjust(answer.path("clock").asLong(0));
        Object revoked = json.result(answer.path("revoked"));
        learned.addAll(Acquaintance.read(revoked, time.instant()));
      }
    } catch (MessageFormatException e) {
      log.warn("An answer to hello cannot be read and is passed over: {}", e.getMessage());
    }
    return learned;
  }
}
