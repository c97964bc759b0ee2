package cl.fizko.redis.control;

import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.runtime.Pause;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.event.LamportClock;
import cl.fizko.redis.task.CeleryJson;
import cl.fizko.redis.task.Envelope;
import cl.fizko.redis.task.Keys;
import cl.fizko.redis.task.MessageFormatException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks and tells all workers that hear broadcasts (celery-wire §6). */
final class Inquiry {

  private static final Logger log = LoggerFactory.getLogger(Inquiry.class);

  private static final String ANSWERS = "reply." + Mailbox.EXCHANGE;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PACE = Duration.ofMillis(10);

  private final RedisCalls calls;
  private final Keys keys;
  private final byte[] channel;
  private final CeleryJson json;
  private final Envelope envelope;
  private final LamportClock clock;
  private final InstantSource time;

  /**
   * What one worker answers.
   *
   * @param method what it was asked
   */
  record Reply(String method, String worker, JsonNode answer) {}

  Inquiry(RedisConnections connections, CeleryJson json, LamportClock clock, InstantSource time) {
    this.calls = new RedisCalls(connections);
    this.keys = Keys.of(connections.settings());
    this.channel = keys.channel(connections.settings().url().database(), Mailbox.EXCHANGE);
    this.json = json;
    this.envelope = new Envelope(json);
    this.clock = clock;
    this.time = time;
  }

  /** Tells them something, without an answer; some of them if any are named. */
  void tell(String method, ObjectNode arguments, List<String> workers) {
    broadcast(method, arguments, workers, json.object(), Instant.EPOCH);
  }

  /** How many hear it. */
  long hearing() {
    return calls.call(redis -> redis.pubsubNumsub(channel)).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /**
   * Asks them some questions at once. Waits for as many answers as there are who hear it, at most a
   * second.
   *
   * @param questions arguments by method
   */
  List<Reply> ask(Map<String, ObjectNode> questions) {
    String mine = UUID.randomUUID().toString();
    String queue = mine + "." + ANSWERS;
    byte[] binding = Keys.bindingMember(mine, queue);
    calls.call(redis -> redis.sadd(keys.binding(ANSWERS), binding));
    try {
      Map<String, String> methods = new LinkedHashMap<>();
      long expected = 0;
      Instant expires = time.instant().plus(PATIENCE);
      for (Map.Entry<String, ObjectNode> each : questions.entrySet()) {
        String ticket = UUID.randomUUID().toString();
        methods.put(ticket, each.getKey());
        expected +=
            broadcast(each.getKey(), each.getValue(), List.of(), answers(mine, ticket), expires);
      }
      return replies(keys.list(queue), methods, expected);
    } finally {
      var unused = calls.send(redis -> redis.srem(keys.binding(ANSWERS), binding));
      var unusedToo = calls.send(redis -> redis.del(keys.list(queue)));
    }
  }

  private ObjectNode answers(String mine, String ticket) {
    ObjectNode answers = json.object();
    answers.put("ticket", ticket);
    answers.putObject("reply_to").put("exchange", ANSWERS).put("routing_key", mine);
    return answers;
  }

  /** Returns how many hear it. */
  private long broadcast(
      String method, ObjectNode arguments, List<String> to, ObjectNode answers, Instant expires) {
    ObjectNode body = json.object();
    body.put("method", method);
    body.set("arguments", arguments);
    body.set("destination", json.tree(to.isEmpty() ? null : to));
    body.putNull("pattern");
    body.putNull("matcher");
    body.setAll(answers);
    ObjectNode headers = json.object();
    headers.put("clock", clock.forward());
    headers.put("expires", expires.toEpochMilli() / 1_000.0);
    byte[] message = envelope.seal(new Envelope.Address(Mailbox.EXCHANGE, "", 2), headers, body);
    return calls.call(redis -> redis.publish(channel, message));
  }

  private List<Reply> replies(byte[] list, Map<String, String> methods, long expected) {
    List<Reply> replies = new ArrayList<>();
    Deadline deadline = Deadline.in(PATIENCE);
    Pause pause = new Pause();
    for (long missing = expected; missing > 0 && !deadline.isOver(); ) {
      byte[] answer = calls.call(redis -> redis.rpop(list));
      if (answer != null) {
        missing--;
        read(answer, methods, replies);
      } else if (!pause.goOnAfter(PACE)) {
        break;
      }
    }
    return replies;
  }

  private void read(byte[] message, Map<String, String> methods, List<Reply> replies) {
    try {
      Envelope.Opened opened = envelope.open(message);
      String method = methods.getOrDefault(opened.headers().path("ticket").asString(""), "");
      opened
          .body()
          .properties()
          .forEach(each -> replies.add(new Reply(method, each.getKey(), each.getValue())));
    } catch (MessageFormatException e) {
      log.warn("An answer of a worker cannot be read and is passed over: {}", e.getMessage());
    }
  }
}
