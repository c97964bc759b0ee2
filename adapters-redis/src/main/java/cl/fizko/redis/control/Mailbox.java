package cl.fizko.redis.control;

import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.event.Node;
import cl.fizko.redis.task.Keys;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a worker hears broadcasts (celery-wire §6). Its connection mends itself; what is sent while
 * it is broken is not heard, as with Celery's workers.
 */
final class Mailbox implements AutoCloseable {

  static final String EXCHANGE = "celery.pidbox";

  private static final Logger log = LoggerFactory.getLogger(Mailbox.class);
  private static final int UNREAD_AT_MOST = 1_000;
  private static final int LONGEST = 16 * 1024 * 1024;

  private final RedisConnections connections;
  private final RedisCalls calls;
  private final Keys keys;
  private final byte[] channel;
  private final byte[] binding;
  private final BlockingQueue<Heard> unread = new ArrayBlockingQueue<>(UNREAD_AT_MOST);
  private Optional<StatefulRedisPubSubConnection<byte[], byte[]>> connection = Optional.empty();

  /** What came in. */
  sealed interface Heard {

    /** From now on broadcasts are heard, for the first time or again. */
    record Opened() implements Heard {}

    /** A broadcast, as it came. */
    record Message(ByteBuffer bytes) implements Heard {}
  }

  Mailbox(RedisConnections connections, Node node) {
    RedisSettings settings = connections.settings();
    this.connections = connections;
    this.calls = new RedisCalls(connections);
    this.keys = Keys.of(settings);
    this.channel = keys.channel(settings.url().database(), EXCHANGE);
    this.binding = Keys.bindingMember("", node.name() + "." + EXCHANGE);
  }

  /**
   * Opens it; may be tried again.
   *
   * @throws cl.fizko.core.task.BrokerUnavailableException if it could not be opened
   */
  void open() {
    if (connection.isEmpty()) {
      StatefulRedisPubSubConnection<byte[], byte[]> fresh = connections.subscriptions();
      fresh.addListener(new Listener());
      connection = Optional.of(fresh);
    }
    calls.wait(connection.get().async().subscribe(channel));
  }

  /** Tells kombu that it is there; Redis may have forgotten it. */
  void register() {
    calls.call(redis -> redis.sadd(keys.binding(EXCHANGE), binding));
  }

  /** What came in next; empty if nothing does in time. */
  Optional<Heard> next(Duration atMost) throws InterruptedException {
    return Optional.ofNullable(unread.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void put(Heard heard) {
    if (!unread.offer(heard)) {
      log.warn("More broadcasts than this worker can answer; one was dropped");
    }
  }

  /**
   * Closes it.
   *
   * @throws cl.fizko.core.task.BrokerUnavailableException if Redis may not know of it
   */
  @Override
  public void close() {
    connection.ifPresent(StatefulRedisPubSubConnection::close);
    calls.call(redis -> redis.srem(keys.binding(EXCHANGE), binding));
  }

  /** Called by the driver, which must not wait. */
  private final class Listener extends RedisPubSubAdapter<byte[], byte[]> {

    @Override
    public void subscribed(byte[] name, long count) {
      put(new Heard.Opened());
    }

    @Override
    public void message(byte[] name, byte[] message) {
      if (message.length > LONGEST) {
        log.warn("A broadcast of {} bytes was dropped; that is no command", message.length);
      } else {
        put(new Heard.Message(ByteBuffer.wrap(message)));
      }
    }
  }
}
