package cl.fizko.redis.task;

import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Hears what is published on the channels that somebody waits for; one connection serves all. */
final class ResultSignal {

  private final RedisConnections connections;
  private final RedisCalls calls;
  private final Map<String, Set<Semaphore>> listeners = new HashMap<>();
  private @Nullable StatefulRedisPubSubConnection<byte[], byte[]> connection;

  ResultSignal(RedisConnections connections) {
    this.connections = connections;
    this.calls = new RedisCalls(connections);
  }

  /** A semaphore that is released at each message; everything published from now on is heard. */
  Semaphore listen(String channel) {
    Semaphore notices = new Semaphore(0);
    boolean first;
    StatefulRedisPubSubConnection<byte[], byte[]> redis = connection();
    synchronized (listeners) {
      Set<Semaphore> present = listeners.computeIfAbsent(channel, key -> new HashSet<>());
      first = present.isEmpty();
      present.add(notices);
    }
    try {
      if (first) {
        calls.wait(redis.async().subscribe(Bytes.of(channel)));
      }
      return notices;
    } catch (RuntimeException e) {
      // Who comes next has to subscribe.
      stop(channel, notices);
      throw e;
    }
  }

  void stop(String channel, Semaphore notices) {
    boolean last = false;
    synchronized (listeners) {
      Set<Semaphore> present = listeners.get(channel);
      if (present != null && present.remove(notices) && present.isEmpty()) {
        listeners.remove(channel);
        last = true;
      }
      if (last) {
        var unused = connection().async().unsubscribe(Bytes.of(channel));
      }
    }
  }

  private void heard(String channel) {
    synchronized (listeners) {
      listeners.getOrDefault(channel, Set.of()).forEach(Semaphore::release);
    }
  }

  private synchronized StatefulRedisPubSubConnection<byte[], byte[]> connection() {
    if (connection == null) {
      connection = connections.subscriptions();
      connection.addListener(
          new RedisPubSubAdapter<byte[], byte[]>() {
            @Override
            public void message(byte[] channel, byte[] message) {
              heard(Bytes.text(channel));
            }
          });
    }
    return connection;
  }
}
