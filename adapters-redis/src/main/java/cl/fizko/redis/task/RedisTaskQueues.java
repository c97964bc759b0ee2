package cl.fizko.redis.task;

import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import io.lettuce.core.KeyValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** {@link TaskQueues} in Redis. Counts what our workers hold, not what Celery's hold. */
public final class RedisTaskQueues implements TaskQueues {

  private static final int PAGE = 1_000;

  private final RedisCalls calls;
  private final Keys keys;
  private final CeleryJson json = new CeleryJson();
  private final MessageReader reader = new MessageReader(json);

  public RedisTaskQueues(RedisConnections connections) {
    this.calls = new RedisCalls(connections);
    this.keys = Keys.of(connections.settings());
  }

  @Override
  public QueueDepth depth(QueueName queue) {
    long ready = 0;
    for (byte[] list : keys.lists(List.of(queue))) {
      ready += calls.call(redis -> redis.llen(list));
    }
    Set<String> lists = lists(queue);
    Map<byte[], byte[]> routes = calls.call(redis -> redis.hgetall(keys.routes()));
    Set<String> delayed = new HashSet<>();
    calls
        .call(redis -> redis.zrange(keys.delayed(), 0, -1))
        .forEach(tag -> delayed.add(Bytes.text(tag)));
    long waiting = 0;
    long leased = 0;
    for (Map.Entry<byte[], byte[]> route : routes.entrySet()) {
      if (lists.contains(list(route.getValue()))) {
        if (delayed.contains(Bytes.text(route.getKey()))) {
          waiting++;
        } else {
          leased++;
        }
      }
    }
    return new QueueDepth(ready, waiting, leased);
  }

  @Override
  public List<Task> delayed(QueueName queue, int max) {
    Set<String> lists = lists(queue);
    List<Task> found = new ArrayList<>();
    for (long start = 0; found.size() < max; start += PAGE) {
      long first = start;
      byte[][] tags =
          calls
              .call(redis -> redis.zrange(keys.delayed(), first, first + PAGE - 1))
              .toArray(new byte[0][]);
      if (tags.length == 0) {
        return found;
      }
      for (KeyValue<byte[], byte[]> route : calls.call(redis -> redis.hmget(keys.routes(), tags))) {
        if (found.size() < max && route.hasValue() && lists.contains(list(route.getValue()))) {
          task(route.getKey(), length(route.getValue()), found);
        }
      }
    }
    return found;
  }

  private void task(byte[] tag, int length, List<Task> found) {
    byte[] value = calls.call(redis -> redis.hget(keys.unacked(), tag));
    if (value == null) {
      return;
    }
    byte[] raw = new byte[length];
    System.arraycopy(value, 1, raw, 0, length);
    try {
      found.add(reader.read(raw).task());
    } catch (MessageFormatException | JacksonException e) {
      // What cannot be read is told when its time comes.
    }
  }

  @Override
  public void pause(QueueName queue) {
    calls.call(redis -> redis.sadd(keys.paused(), Bytes.of(queue.value())));
  }

  @Override
  public void resume(QueueName queue) {
    calls.call(redis -> redis.srem(keys.paused(), Bytes.of(queue.value())));
  }

  @Override
  public Set<QueueName> paused() {
    Set<QueueName> names = new HashSet<>();
    calls
        .call(redis -> redis.smembers(keys.paused()))
        .forEach(name -> names.add(new QueueName(Bytes.text(name))));
    return names;
  }

  private Set<String> lists(QueueName queue) {
    Set<String> lists = new HashSet<>();
    for (byte[] list : keys.lists(List.of(queue))) {
      lists.add(Bytes.text(list));
    }
    return lists;
  }

  /** A route is {@code length:list}. */
  private static String list(byte[] route) {
    String text = Bytes.text(route);
    return text.substring(text.indexOf(':') + 1);
  }

  private static int length(byte[] route) {
    String text = Bytes.text(route);
    return Integer.parseInt(text, 0, text.indexOf(':'), 10);
  }
}
