package cl.fizko.redis.task;

import cl.fizko.core.task.QueueName;
import cl.fizko.redis.RedisCalls;
import io.lettuce.core.KeyScanArgs;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanCursor;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks through all keys for queues: lists, and what Celery has bound to its exchanges (celery-wire
 * §1). Reads in steps, so that Redis serves others in between.
 */
final class QueueScan {

  private static final int STEP = 5_000;

  /** Lists and bindings that are Celery's own business. */
  private static final String INNER = ".*celery\\.pidbox|celeryev(\\..*)?";

  private final RedisCalls calls;
  private final Keys keys;

  QueueScan(RedisCalls calls, Keys keys) {
    this.calls = calls;
    this.keys = keys;
  }

  Set<QueueName> names() {
    Set<QueueName> names = new HashSet<>();
    scan(
        KeyScanArgs.Builder.matches(keys.pattern("")).type("list"),
        key -> keys.queueOf(Bytes.text(key)).filter(QueueScan::isPublic).ifPresent(names::add));
    scan(
        KeyScanArgs.Builder.matches(keys.pattern("_kombu.binding.")).type("set"),
        key ->
            calls
                .call(redis -> redis.smembers(key))
                .forEach(member -> bound(Bytes.text(member), names)));
    return names;
  }

  private void scan(KeyScanArgs what, Consumer<byte[]> found) {
    KeyScanArgs stepwise = what.limit(STEP);
    ScanCursor cursor = ScanCursor.INITIAL;
    while (!cursor.isFinished()) {
      ScanCursor from = cursor;
      KeyScanCursor<byte[]> page = calls.call(redis -> redis.scan(from, stepwise));
      page.getKeys().forEach(found);
      cursor = page;
    }
  }

  private static void bound(String member, Set<QueueName> names) {
    String[] parts = Keys.bindingParts(member);
    String queue = parts[parts.length - 1];
    if (!queue.isEmpty() && queue.length() <= 255) {
      QueueName name = new QueueName(queue);
      if (isPublic(name)) {
        names.add(name);
      }
    }
  }

  private static boolean isPublic(QueueName name) {
    return !name.value().matches(INNER);
  }
}
