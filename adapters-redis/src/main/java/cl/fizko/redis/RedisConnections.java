package cl.fizko.redis;

import cl.fizko.core.task.BrokerUnavailableException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one process to Redis: one for commands, which all threads share, and one for
 * each purpose that needs its own. They are opened when first used and mend themselves.
 *
 * <p>While Redis is away commands fail at once, and none is sent a second time behind the caller's
 * back: whoever asked decides whether to ask again.
 */
public final class RedisConnections implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RedisConnections.class);

  private final RedisSettings settings;
  private final List<AutoCloseable> open = new ArrayList<>();
  private @Nullable ClientResources resources;
  private @Nullable RedisClient client;
  private @Nullable StatefulRedisConnection<byte[], byte[]> commands;
  private boolean closed;

  public RedisConnections(RedisSettings settings) {
    this.settings = settings;
  }

  public RedisSettings settings() {
    return settings;
  }

  /** The connection that all threads share. */
  public synchronized StatefulRedisConnection<byte[], byte[]> commands() {
    if (commands == null) {
      commands = connect(client -> client.connect(ByteArrayCodec.INSTANCE));
      log.info("Connected to {}", settings.url());
    }
    return commands;
  }

  /** A connection of the caller's own; closed with this object at the latest. */
  public synchronized StatefulRedisConnection<byte[], byte[]> own() {
    return connect(client -> client.connect(ByteArrayCodec.INSTANCE));
  }

  /** A connection for subscriptions of the caller's own; closed with this object at the latest. */
  public synchronized StatefulRedisPubSubConnection<byte[], byte[]> subscriptions() {
    return connect(client -> client.connectPubSub(ByteArrayCodec.INSTANCE));
  }

  private <C extends AutoCloseable> C connect(Function<RedisClient, C> how) {
    if (closed) {
      throw new BrokerUnavailableException(
          "the connections to Redis are closed", new IllegalStateException("closed"));
    }
    // Connecting ends soon by itself; an interrupt would only make it look as if Redis were away.
    boolean interrupted = Thread.interrupted();
    try {
      C connection = how.apply(client());
      open.add(connection);
      return connection;
    } catch (RedisException e) {
      throw new BrokerUnavailableException("cannot connect to " + settings.url(), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private RedisClient client() {
    if (client == null) {
      resources =
          DefaultClientResources.builder()
              .reconnectDelay(
                  Delay.exponential(
                      Duration.ofMillis(20), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS))
              .build();
      RedisURI uri = settings.url().uri(settings.commandTimeout());
      uri.setClientName(settings.clientName());
      client = RedisClient.create(resources, uri);
      client.setOptions(options());
    }
    return client;
  }

  private ClientOptions options() {
    return ClientOptions.builder()
        .protocolVersion(ProtocolVersion.RESP3)
        .autoReconnect(true)
        .replayFilter(command -> true)
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .timeoutOptions(TimeoutOptions.enabled(settings.commandTimeout()))
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(settings.commandTimeout())
                .keepAlive(true)
                .tcpNoDelay(true)
                .build())
        .build();
  }

  /** Closes every connection. May be called again. */
  @Override
  public synchronized void close() {
    closed = true;
    for (AutoCloseable connection : open) {
      try {
        connection.close();
      } catch (Exception e) {
        log.debug("A connection to Redis did not close", e);
      }
    }
    open.clear();
    if (client != null) {
      client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
    if (resources != null) {
      var unused = resources.shutdown(0, 2, TimeUnit.SECONDS);
    }
  }
}
