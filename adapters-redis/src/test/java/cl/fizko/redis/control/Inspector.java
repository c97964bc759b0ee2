package cl.fizko.redis.control;

import static org.awaitility.Awaitility.await;

import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.task.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What asks workers, as Celery's command line does: at the level of Redis, without our own code.
 */
final class Inspector {

  private static final String SEPARATOR = "\u0006\u0016\u0006\u0016";
  private static final String ANSWERS = "reply.celery.pidbox";

  private final RedisCalls calls;
  private final String prefix;

  Inspector(RedisConnections connections) {
    this.calls = new RedisCalls(connections);
    this.prefix = connections.settings().keyPrefix();
  }

  /** Waits until so many workers hear. */
  void awaitHearing(int workers) {
    byte[] channel = Bytes.of(channel());
    await()
        .atMost(Duration.ofSeconds(15))
        .ignoreExceptions()
        .until(
            () ->
                calls.call(redis -> redis.pubsubNumsub(channel)).values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                    == workers);
  }

  long publish(byte[] message) {
    return calls.call(redis -> redis.publish(Bytes.of(channel()), message));
  }

  private String channel() {
    return prefix + "/0.celery.pidbox";
  }

  /** Sends a broadcast as it is and returns the answers, opened, of so many workers. */
  List<ObjectNode> ask(ObjectNode broadcast, int workers) {
    String who = broadcast.path("body").path("reply_to").path("routing_key").stringValue();
    String list = who + "." + ANSWERS;
    byte[] binding = Bytes.of(prefix + "_kombu.binding." + ANSWERS);
    byte[] member = Bytes.of(who + SEPARATOR + list);
    calls.call(redis -> redis.sadd(binding, member));
    publish(Trees.closed(broadcast));
    byte[] key = Bytes.of(prefix + list);
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(5))
        .until(() -> calls.call(redis -> redis.llen(key)) >= workers);
    List<ObjectNode> answers =
        calls.call(redis -> redis.lrange(key, 0, -1)).stream()
            .map(Bytes::text)
            .map(Trees::opened)
            .toList();
    calls.call(redis -> redis.srem(binding, member));
    calls.call(redis -> redis.del(key));
    return answers;
  }

  /** The answer of the one worker there is. */
  ObjectNode ask(ObjectNode broadcast) {
    return ask(broadcast, 1).getFirst();
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(calls.call(redis -> redis.get(Bytes.of(key)))).map(Bytes::text);
  }
}
