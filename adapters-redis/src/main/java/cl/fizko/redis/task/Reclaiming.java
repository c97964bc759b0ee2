package cl.fizko.redis.task;

import cl.fizko.core.task.QueueName;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisSettings;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Returns to their queues what lost workers held: ours when their lease has ended, Celery's when
 * its visibility timeout has.
 *
 * <p>kombu looks up where to return a message by the exchange and routing key beside it; without a
 * binding it deletes the message, with two it doubles it (celery-wire §1). Here it goes to one
 * queue in any case.
 */
final class Reclaiming {

  private final LuaScript overdue = RedisTaskBroker.script("overdue.lua");
  private final LuaScript restore = RedisTaskBroker.script("restore.lua");
  private final LuaScript adopt = RedisTaskBroker.script("adopt.lua");

  private final RedisCalls calls;
  private final RedisSettings settings;
  private final Keys keys;
  private final Rewriter rewriter;

  Reclaiming(RedisCalls calls, RedisSettings settings, Keys keys, Rewriter rewriter) {
    this.calls = calls;
    this.settings = settings;
    this.keys = keys;
    this.rewriter = rewriter;
  }

  int reclaim(Instant now, int max) {
    byte[] time = CeleryTime.seconds(now);
    byte[] celery = CeleryTime.seconds(now.minus(settings.visibilityTimeout()));
    List<Object> found = overdue.list(calls, keys.held(), time, Bytes.of(max), celery);
    int leases = ((Long) found.getFirst()).intValue();
    return restoreExpired(found.subList(1, 1 + 2 * leases), time)
        + adoptAbandoned(found.subList(1 + 2 * leases, found.size()), celery);
  }

  private int restoreExpired(List<Object> found, byte[] time) {
    int count = 0;
    for (int i = 0; i < found.size(); i += 2) {
      Rewriter.Taken taken = rewriter.taken((byte[]) found.get(i + 1));
      byte[] message = taken == null ? Bytes.NONE : rewriter.redelivered(taken.message());
      count += run(restore, keys.held(), (byte[]) found.get(i), time, message);
    }
    return count;
  }

  private int adoptAbandoned(List<Object> found, byte[] time) {
    int count = 0;
    for (int i = 0; i < found.size(); i += 2) {
      byte[] tag = (byte[]) found.get(i);
      Rewriter.Taken taken = rewriter.taken((byte[]) found.get(i + 1));
      if (taken == null) {
        run(adopt, keys.held(keys.routes()), tag, time, Bytes.NONE);
      } else {
        byte[] list = list(taken);
        byte[] message = rewriter.redelivered(taken.message());
        count += run(adopt, keys.held(list), tag, time, message);
      }
    }
    return count;
  }

  /** A list of the key's own name for what no queue can be called, lest it hold up all others. */
  private byte[] list(Rewriter.Taken taken) {
    try {
      return keys.list(queue(taken), rewriter.priority(taken.message()));
    } catch (IllegalArgumentException e) {
      return keys.list(taken.routingKey());
    }
  }

  /** The one queue of a message: what its routing key is bound to, or the routing key itself. */
  private QueueName queue(Rewriter.Taken taken) {
    QueueName byKey = new QueueName(taken.routingKey().isBlank() ? "default" : taken.routingKey());
    if (taken.exchange().isEmpty()) {
      return byKey;
    }
    Set<byte[]> members = calls.call(redis -> redis.smembers(keys.binding(taken.exchange())));
    Set<String> queues =
        members.stream()
            .map(member -> Keys.bindingParts(Bytes.text(member)))
            .filter(parts -> parts.length == 3 && parts[0].equals(taken.routingKey()))
            .map(parts -> parts[2])
            .collect(Collectors.toSet());
    return queues.isEmpty() || queues.contains(byKey.value())
        ? byKey
        : new QueueName(queues.stream().sorted().findFirst().orElseThrow());
  }

  private int run(LuaScript script, byte[][] all, byte[]... arguments) {
    return (int) script.number(calls, all, arguments);
  }
}
