package cl.fizko.benchmarks;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The bare commands that a task needs, many in one packet, without an engine around them. For one
 * thread.
 */
final class BareConnection implements AutoCloseable {

  private static final String LIST = "ceiling";
  private static final String HELD = "ceiling.held";
  private static final String LEASES = "ceiling.leases";
  private static final String INDEX = "ceiling.index";
  private static final int TAKEN_AT_ONCE = 50;
  private static final SetArgs FOR_AN_HOUR = SetArgs.Builder.ex(3_600);

  private final StatefulRedisConnection<String, String> connection;
  private final RedisAsyncCommands<String, String> redis;
  private final String take;
  private final String message;
  private final String result = "r".repeat(200);

  /**
   * @param message what is sent
   */
  BareConnection(RedisClient client, String message) {
    this.connection = client.connect();
    this.connection.setAutoFlushCommands(false);
    this.redis = connection.async();
    this.message = message;
    var loading = redis.scriptLoad(script());
    connection.flushCommands();
    this.take = loading.toCompletableFuture().join();
  }

  private static String script() {
    try (InputStream in = BareConnection.class.getResourceAsStream("take.lua")) {
      if (in == null) {
        throw new IllegalStateException("no take.lua beside " + BareConnection.class.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(int count) {
    List<RedisFuture<?>> sending = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sending.add(redis.lpush(LIST, message));
    }
    await(sending);
  }

  /** Returns how many there were. */
  long takeAndSettle() {
    RedisFuture<List<Object>> taking =
        redis.evalsha(
            take,
            ScriptOutputType.MULTI,
            new String[] {LIST, HELD, LEASES, INDEX},
            Integer.toString(TAKEN_AT_ONCE),
            Double.toString(System.currentTimeMillis() / 1e3),
            UUID.randomUUID() + "-");
    connection.flushCommands();
    List<Object> taken = taking.toCompletableFuture().join();
    List<RedisFuture<?>> settling = new ArrayList<>();
    for (int i = 0; i < taken.size(); i += 2) {
      String tag = (String) taken.get(i);
      String key = "celery-task-meta-" + tag;
      settling.add(redis.zrem(LEASES, tag));
      settling.add(redis.zrem(INDEX, tag));
      settling.add(redis.hdel(HELD, tag));
      settling.add(redis.set(key, result, FOR_AN_HOUR));
      settling.add(redis.publish(key, result));
    }
    await(settling);
    return taken.size() / 2;
  }

  int batch() {
    return TAKEN_AT_ONCE;
  }

  private void await(List<RedisFuture<?>> sent) {
    connection.flushCommands();
    sent.forEach(each -> each.toCompletableFuture().join());
  }

  /** How many were taken and not settled. */
  long held() {
    RedisFuture<Long> held = redis.hlen(HELD);
    connection.flushCommands();
    return held.toCompletableFuture().join();
  }

  @Override
  public void close() {
    connection.close();
  }
}
