package cl.fizko.redis.task;

import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import io.lettuce.core.KeyValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** {@link TaskQueues} in Redis. Counts what our workers hold, not what Celery's hold. */
public final class RedisTaskQueues implements TaskQueues {

  private static final int PAGE = 1_000;

  private final LuaScript purge = RedisTaskBroker.script("purge.lua");
  private final RedisCalls calls;
  private final Keys keys;
  private final QueueScan scan;
  private final CeleryJson json = new CeleryJson();
  private final MessageReader reader = new MessageReader(json);

  public RedisTaskQueues(RedisConnections connections) {
    this.calls = new RedisCalls(connections);
    this.keys = Keys.of(connections.settings());
    this.scan = new QueueScan(calls, keys);
  }

  @Override
  public Set<QueueName> names() {
    Set<QueueName> names = new HashSet<>(paused());
    names.addAll(scan.names());
    calls
        .call(redis -> redis.hvals(keys.routes()))
        .forEach(route -> keys.queueOf(list(route)).ifPresent(names::add));
    return names;
  }

  @Override
  public List<Task> waiting(QueueName queue, int max) {
    List<Task> found = new ArrayList<>();
    for (byte[] list : keys.lists(List.of(queue))) {
      int left = max - found.size();
      if (left > 0) {
        calls.call(redis -> redis.lrange(list, -left, -1)).reversed().stream()
            .flatMap(raw -> task(raw).stream())
            .forEach(found::add);
      }
    }
    return found;
  }

  @Override
  public Optional<Instant> waitingSince(QueueName queue) {
    return Arrays.stream(keys.lists(List.of(queue)))
        .map(list -> calls.call(redis -> redis.lrange(list, -1, -1)))
        .flatMap(List::stream)
        .flatMap(raw -> reader.waitingSince(raw).stream())
        .min(Comparator.naturalOrder());
  }

  @Override
  public long purge(QueueName queue) {
    long purged = forget(keys.lists(List.of(queue)), List.of());
    List<byte[]> tags = delayedTags(queue, PAGE);
    while (!tags.isEmpty()) {
      purged += forget(new byte[0][], tags);
      tags = delayedTags(queue, PAGE);
    }
    return purged;
  }

  private long forget(byte[][] lists, List<byte[]> tags) {
    return purge.number(calls, keys.held(lists), tags.toArray(new byte[0][]));
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
    List<byte[]> tags = delayedTags(queue, max);
    if (tags.isEmpty()) {
      return List.of();
    }
    byte[][] fields = tags.toArray(new byte[0][]);
    List<KeyValue<byte[], byte[]>> values =
        calls.call(redis -> redis.hmget(keys.unacked(), fields));
    List<KeyValue<byte[], byte[]>> routes = calls.call(redis -> redis.hmget(keys.routes(), fields));
    List<Task> found = new ArrayList<>();
    for (int i = 0; i < fields.length; i++) {
      if (values.get(i).hasValue() && routes.get(i).hasValue()) {
        int end = 1 + length(routes.get(i).getValue());
        task(Arrays.copyOfRange(values.get(i).getValue(), 1, end)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** The tags of a queue's delayed messages, the next one first. */
  private List<byte[]> delayedTags(QueueName queue, int max) {
    Set<String> lists = lists(queue);
    List<byte[]> found = new ArrayList<>();
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
          found.add(route.getKey());
        }
      }
    }
    return found;
  }

  /** What cannot be read is told when its turn comes. */
  private Optional<Task> task(byte[] raw) {
    try {
      return Optional.of(reader.read(raw).task());
    } catch (MessageFormatException | JacksonException e) {
      return Optional.empty();
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
