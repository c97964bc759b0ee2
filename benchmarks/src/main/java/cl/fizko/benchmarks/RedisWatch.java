package cl.fizko.benchmarks;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our own eyes on Redis: empties it, counts what lies in it. */
final class RedisWatch implements AutoCloseable {

  private static final Pattern VERSION = Pattern.compile("redis_version:(\\S+)");

  /** Atomic, so that nothing is missed on its way from the one to the other. */
  private static final String LIST_AND_HASH =
      "return redis.call('LLEN', KEYS[1]) + redis.call('HLEN', KEYS[2])";

  private static final String LISTS =
      "return redis.call('LLEN', KEYS[1]) + redis.call('LLEN', KEYS[2])";

  private final RedisClient client;
  private final StatefulRedisConnection<String, String> connection;

  RedisWatch(String url) {
    this.client = RedisClient.create(url);
    this.connection = client.connect();
  }

  String version() {
    Matcher matcher = VERSION.matcher(redis().info("server"));
    return matcher.find() ? matcher.group(1) : "unknown";
  }

  void empty() {
    redis().flushall();
  }

  /** The message at the end of a list. */
  String next(String list) {
    String message = redis().lindex(list, -1);
    if (message == null) {
      throw new BenchmarkException("nothing lies in " + list);
    }
    return message;
  }

  /** Takes all that lies in a list. */
  List<String> take(String list) {
    List<String> taken = redis().rpop(list, 10_000);
    return taken == null ? List.of() : taken;
  }

  /** Celery's format: a list, and the hash of what was taken and not acknowledged. */
  Backlog celeryFormat(String queue) {
    return () -> number(LIST_AND_HASH, queue, "unacked");
  }

  Backlog bullMq(String queue) {
    String prefix = "bull:" + queue + ":";
    return () -> number(LISTS, prefix + "wait", prefix + "active");
  }

  Backlog bullMqFailed(String queue) {
    return () -> redis().zcard("bull:" + queue + ":failed");
  }

  private long number(String script, String... keys) {
    return redis().<Long>eval(script, ScriptOutputType.INTEGER, keys);
  }

  private RedisCommands<String, String> redis() {
    return connection.sync();
  }

  @Override
  public void close() {
    connection.close();
    client.shutdown();
  }
}
