package cl.fizko.redis.task;

import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@link TaskQueues} in Redis. Counts what our workers hold, not what Celery's hold. */
public final class RedisTaskQueues implements TaskQueues {

  private final RedisCalls calls;
  private final Keys keys;

  public RedisTaskQueues(RedisConnections connections) {
    this.calls = new RedisCalls(connections);
    this.keys = new Keys(connections.settings().keyPrefix());
  }

  @Override
  public QueueDepth depth(QueueName queue) {
    long ready = 0;
    Set<String> lists = new HashSet<>();
    for (byte[] list : keys.lists(List.of(queue))) {
      ready += calls.call(redis -> redis.llen(list));
      lists.add(Bytes.text(list));
    }
    Map<byte[], byte[]> routes = calls.call(redis -> redis.hgetall(keys.routes()));
    Set<String> delayed = new HashSet<>();
    calls
        .call(redis -> redis.zrange(keys.delayed(), 0, -1))
        .forEach(tag -> delayed.add(Bytes.text(tag)));
    long waiting = 0;
    long leased = 0;
    for (Map.Entry<byte[], byte[]> route : routes.entrySet()) {
      String value = Bytes.text(route.getValue());
      if (lists.contains(value.substring(value.indexOf(':') + 1))) {
        if (delayed.contains(Bytes.text(route.getKey()))) {
          waiting++;
        } else {
          leased++;
        }
      }
    }
    return new QueueDepth(ready, waiting, leased);
  }
}
