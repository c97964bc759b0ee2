package cl.fizko.redis.task;

import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.RawMessage;
import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import io.lettuce.core.ScoredValue;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@link DeadLetters} in Redis: {@code fizko.dead}, and beside it what and why. */
public final class RedisDeadLetters implements DeadLetters {

  private final RedisCalls calls;
  private final Keys keys;
  private final CeleryJson json = new CeleryJson();

  public RedisDeadLetters(RedisConnections connections) {
    this.calls = new RedisCalls(connections);
    this.keys = new Keys(connections.settings().keyPrefix());
  }

  @Override
  public long count() {
    return calls.call(redis -> redis.zcard(keys.deadLetters()));
  }

  @Override
  public List<DeadLetter> newest(int max) {
    List<DeadLetter> letters = new ArrayList<>();
    for (ScoredValue<byte[]> each :
        calls.call(redis -> redis.zrevrangeWithScores(keys.deadLetters(), 0, max - 1L))) {
      byte[] id = each.getValue();
      byte[] description = calls.call(redis -> redis.hget(keys.deadLetterDescriptions(), id));
      byte[] raw = calls.call(redis -> redis.hget(keys.deadLetterBytes(), id));
      if (description != null && raw != null) {
        letters.add(letter(id, json.read(description), each.getScore(), raw));
      }
    }
    return letters;
  }

  private static DeadLetter letter(byte[] id, JsonNode description, double at, byte[] raw) {
    return new DeadLetter(
        Bytes.text(id),
        new QueueName(description.path("queue").asString("unknown")),
        description.path("reason").asString(""),
        CeleryTime.instant(at),
        new RawMessage(raw));
  }
}
