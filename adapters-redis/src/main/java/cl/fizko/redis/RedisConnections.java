package cl.fizko.redis;

import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.task.BrokerUnavailableException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
 * back: whoever asked decides whether to ask again. A Redis that has gone without a word is noticed
 * too: every connection is pinged, and one on which nothing is heard is replaced.
 */
public final class RedisConnections implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RedisConnections.class);

  private static final Duration LONGEST_BETWEEN_PINGS = Duration.ofSeconds(2);
  private static final Duration LONGEST_BEFORE_RECONNECTING = Duration.ofMillis(500);

  /** Threads that waited for a connection which could not be opened need not all try it again. */
  private static final Duration A_FAILURE_COUNTS_FOR = Duration.ofMillis(100);

  /** Time for a failover to be known, so that a crowd of refusals drops its connections once. */
  private static final Duration BETWEEN_DROPS = Duration.ofSeconds(1);

  private final RedisSettings settings;
  private final Duration betweenPings;
  private final LiveChannels channels;
  private final List<StatefulRedisConnection<byte[], byte[]>> open = new CopyOnWriteArrayList<>();
  private final Object connecting = new Object();
  private @Nullable ClientResources resources;
  private @Nullable RedisClient client;
  private volatile @Nullable StatefulRedisConnection<byte[], byte[]> commands;
  private @Nullable BrokerUnavailableException failure;
  private Deadline failureCounts = Deadline.in(Duration.ZERO);
  private Deadline noDropBefore = Deadline.in(Duration.ZERO);
  private boolean closed;

  public RedisConnections(RedisSettings settings) {
    this.settings = settings;
    Duration timeout = settings.commandTimeout();
    this.betweenPings =
        timeout.compareTo(LONGEST_BETWEEN_PINGS) < 0 ? timeout : LONGEST_BETWEEN_PINGS;
    this.channels = new LiveChannels(timeout.plus(betweenPings));
  }

  public RedisSettings settings() {
    return settings;
  }

  /** The connection that all threads share. */
  public StatefulRedisConnection<byte[], byte[]> commands() {
    StatefulRedisConnection<byte[], byte[]> present = commands;
    return present != null ? present : connectForCommands();
  }

  private StatefulRedisConnection<byte[], byte[]> connectForCommands() {
    synchronized (connecting) {
      StatefulRedisConnection<byte[], byte[]> present = commands;
      if (present != null) {
        return present;
      }
      if (failure != null && !failureCounts.isOver()) {
        throw new BrokerUnavailableException(String.valueOf(failure.getMessage()), failure);
      }
      try {
        StatefulRedisConnection<byte[], byte[]> fresh = own();
        commands = fresh;
        log.info("Connected to {}", settings.url());
        return fresh;
      } catch (BrokerUnavailableException e) {
        failure = e;
        failureCounts = Deadline.in(A_FAILURE_COUNTS_FOR);
        throw e;
      }
    }
  }

  /** A connection of the caller's own; closed with this object at the latest. */
  public StatefulRedisConnection<byte[], byte[]> own() {
    return connect(client -> client.connect(ByteArrayCodec.INSTANCE));
  }

  /** A connection for subscriptions of the caller's own; closed with this object at the latest. */
  public StatefulRedisPubSubConnection<byte[], byte[]> subscriptions() {
    return connect(client -> client.connectPubSub(ByteArrayCodec.INSTANCE));
  }

  /**
   * Drops all connections; they are opened again where Redis is now. For a Redis that has become a
   * replica: its master is found by asking again where it is.
   */
  void drop() {
    synchronized (this) {
      if (!noDropBefore.isOver()) {
        return;
      }
      noDropBefore = Deadline.in(BETWEEN_DROPS);
    }
    log.warn("{} has become a replica; looking for its master", settings.url());
    channels.drop();
  }

  private <C extends StatefulRedisConnection<byte[], byte[]>> C connect(
      Function<RedisClient, C> how) {
    // Connecting ends soon by itself; an interrupt would only make it look as if Redis were away.
    boolean interrupted = Thread.interrupted();
    try {
      return keep(how.apply(client()));
    } catch (RedisException | IllegalArgumentException e) {
      throw new BrokerUnavailableException(
          "cannot connect to " + settings.url() + ": " + reason(e), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized <C extends StatefulRedisConnection<byte[], byte[]>> C keep(C connection) {
    if (closed) {
      connection.close();
      throw isClosed();
    }
    open.add(connection);
    return connection;
  }

  private static BrokerUnavailableException isClosed() {
    return new BrokerUnavailableException(
        "the connections to Redis are closed", new IllegalStateException("closed"));
  }

  /** The driver says where it could not connect to; why stands at the end of its causes. */
  private static String reason(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage());
  }

  private synchronized RedisClient client() {
    if (closed) {
      throw isClosed();
    }
    if (client == null) {
      RedisURI uri = settings.url().uri(settings.commandTimeout());
      uri.setClientName(settings.clientName());
      ClientOptions options = options();
      ClientResources fresh =
          DefaultClientResources.builder()
              .nettyCustomizer(channels)
              .reconnectDelay(
                  Delay.exponential(
                      Duration.ofMillis(20), LONGEST_BEFORE_RECONNECTING, 2, TimeUnit.MILLISECONDS))
              .build();
      resources = fresh;
      client = RedisClient.create(fresh, uri);
      client.setOptions(options);
      var unused =
          fresh
              .eventExecutorGroup()
              .scheduleAtFixedRate(
                  this::ping,
                  betweenPings.toMillis(),
                  betweenPings.toMillis(),
                  TimeUnit.MILLISECONDS);
    }
    return client;
  }

  /** Gives every connection something to answer. */
  private void ping() {
    for (StatefulRedisConnection<byte[], byte[]> connection : open) {
      if (connection.isOpen()) {
        var unused = connection.async().ping();
      }
    }
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
        .sslOptions(sslOptions())
        .build();
  }

  private SslOptions sslOptions() {
    SslOptions.Builder ssl = SslOptions.builder().handshakeTimeout(settings.commandTimeout());
    settings.authorities().ifPresent(file -> ssl.trustManager(file.toFile()));
    return ssl.build();
  }

  /** Closes every connection. May be called again. */
  @Override
  public synchronized void close() {
    closed = true;
    for (StatefulRedisConnection<byte[], byte[]> connection : open) {
      try {
        connection.close();
      } catch (RuntimeException e) {
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
