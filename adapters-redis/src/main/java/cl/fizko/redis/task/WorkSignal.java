package cl.fizko.redis.task;

import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.QueueName;
import cl.fizko.redis.RedisConnections;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when a message arrives, whoever sends it, without taking it and without asking all the
 * time.
 *
 * <p>Redis pushes a notice when a key with the prefix of a queue changes ({@code CLIENT TRACKING}
 * in broadcast mode, Redis 6 and later). While a worker is busy the notices are off. Where Redis
 * cannot push, the queues are asked at intervals. Redis forgets with a connection what it was to
 * push; so who waits while one breaks asks for it again on the next.
 */
final class WorkSignal {

  private static final Logger log = LoggerFactory.getLogger(WorkSignal.class);
  private static final Duration ASKING = Duration.ofMillis(50);

  /** Longer than anybody waits here. */
  private static final Duration LONG = Duration.ofDays(1);

  private final RedisConnections connections;
  private final Keys keys;
  private final InstantSource clock;
  private final Semaphore notices = new Semaphore(0);
  private @Nullable StatefulRedisConnection<byte[], byte[]> connection;
  private boolean pushes = true;
  private volatile boolean listening;

  WorkSignal(RedisConnections connections, Keys keys, InstantSource clock) {
    this.connections = connections;
    this.keys = keys;
    this.clock = clock;
  }

  /** Waits until a queue has something, or something delayed is due; false if neither in time. */
  synchronized boolean await(List<QueueName> queues, Duration atMost) {
    try {
      Deadline deadline = Deadline.in(atMost);
      notices.drainPermits();
      listening = false;
      try {
        while (true) {
          if (!listening) {
            listen(queues);
          }
          Duration untilDue = lookFor(queues);
          if (untilDue.isZero()) {
            return true;
          }
          long left = Math.min(deadline.left().toNanos(), untilDue.toNanos());
          if (left == 0) {
            return false;
          }
          if (!pushes) {
            left = Math.min(left, ASKING.toNanos());
          }
          if (notices.tryAcquire(left, TimeUnit.NANOSECONDS)) {
            notices.drainPermits();
          } else if (deadline.isOver()) {
            return !lookFor(queues).isPositive();
          }
        }
      } finally {
        stopListening();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (RedisException
        | ExecutionException
        | IllegalStateException
        | RejectedExecutionException e) {
      throw new BrokerUnavailableException("Redis does not answer: " + e.getMessage(), e);
    }
  }

  private void listen(List<QueueName> queues) throws InterruptedException {
    if (!pushes) {
      return;
    }
    listening = true;
    TrackingArgs everything = TrackingArgs.Builder.enabled().bcast();
    everything.prefixes(StandardCharsets.UTF_8, prefixes(queues));
    RedisAsyncCommands<byte[], byte[]> redis = connection().async();
    var off = redis.clientTracking(TrackingArgs.Builder.enabled(false));
    var on = redis.clientTracking(everything);
    try {
      off.get();
      on.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RedisCommandExecutionException refusal && isForGood(refusal)) {
        pushes = false;
        log.warn(
            "Redis does not push notices ({}); asking for work every {} ms instead",
            e.getCause().getMessage(),
            ASKING.toMillis());
      } else {
        throw new BrokerUnavailableException("Redis does not answer: " + e.getMessage(), e);
      }
    }
  }

  /** An unknown command, or one that we may not give; not a server that is loading its data. */
  private static boolean isForGood(RedisCommandExecutionException refusal) {
    String message = String.valueOf(refusal.getMessage());
    return message.startsWith("ERR") || message.startsWith("NOPERM");
  }

  private void stopListening() {
    if (pushes && connection != null && connection.isOpen()) {
      var unused = connection.async().clientTracking(TrackingArgs.Builder.enabled(false));
    }
  }

  /** How long until there is work as far as can be seen now: zero if there is. */
  private Duration lookFor(List<QueueName> queues) throws InterruptedException, ExecutionException {
    RedisAsyncCommands<byte[], byte[]> redis = connection().async();
    RedisFuture<Long> lists = redis.exists(keys.lists(queues));
    RedisFuture<List<ScoredValue<byte[]>>> next = redis.zrangeWithScores(keys.delayed(), 0, 0);
    if (lists.get() > 0) {
      return Duration.ZERO;
    }
    List<ScoredValue<byte[]>> first = next.get();
    if (first.isEmpty()) {
      return LONG;
    }
    Instant due = CeleryTime.instant(first.getFirst().getScore());
    Duration until = Duration.between(clock.instant(), due);
    if (until.isNegative()) {
      return Duration.ZERO;
    }
    return until.compareTo(LONG) < 0 ? until : LONG;
  }

  /** Redis refuses prefixes of which one begins with another; the shorter covers both. */
  private String[] prefixes(List<QueueName> queues) {
    List<String> all = new ArrayList<>();
    all.add(Bytes.text(keys.delayed()));
    queues.forEach(queue -> all.add(Bytes.text(keys.queue(queue))));
    return all.stream()
        .distinct()
        .filter(
            each -> all.stream().noneMatch(other -> !other.equals(each) && each.startsWith(other)))
        .toArray(String[]::new);
  }

  private StatefulRedisConnection<byte[], byte[]> connection() {
    if (connection == null) {
      connection = connections.own();
      connection.addListener(
          message -> {
            if (message.getType().equals("invalidate")) {
              notices.release();
            }
          });
      connection.addListener(
          new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
              listening = false;
              notices.release();
            }
          });
    }
    return connection;
  }
}
