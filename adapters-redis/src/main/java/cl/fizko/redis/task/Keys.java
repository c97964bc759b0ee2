package cl.fizko.redis.task;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.canvas.GroupId;
import cl.fizko.redis.RedisSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names of keys. Those that Celery knows are Celery's (celery-wire §1 and §4); ours begin with
 * {@code fizko.}.
 *
 * @param prefix stands before all but the keys of results
 * @param resultPrefix stands before the keys of results
 */
public record Keys(String prefix, String resultPrefix) {

  private static final String SEPARATOR = "\u0006\u0016";
  private static final int[] PRIORITY_STEPS = {0, 3, 6, 9};

  /** The names that settings ask for. */
  public static Keys of(RedisSettings settings) {
    return new Keys(settings.keyPrefix(), settings.resultKeyPrefix());
  }

  /** The keys that every script gets first, in the order in which {@code lease.lua} names them. */
  byte[][] held(byte[]... more) {
    byte[][] keys = new byte[6 + more.length][];
    keys[0] = key("unacked");
    keys[1] = key("unacked_index");
    keys[2] = key("fizko.leases");
    keys[3] = key("fizko.routes");
    keys[4] = key("fizko.unreadable");
    keys[5] = delayed();
    System.arraycopy(more, 0, keys, 6, more.length);
    return keys;
  }

  byte[] leases() {
    return key("fizko.leases");
  }

  byte[] delayed() {
    return key("fizko.delayed");
  }

  byte[] routes() {
    return key("fizko.routes");
  }

  byte[] unacked() {
    return key("unacked");
  }

  byte[] unreadable() {
    return key("fizko.unreadable");
  }

  /** When each dead letter was put aside. */
  byte[] deadLetters() {
    return key("fizko.dead");
  }

  /** What is known of each dead letter. */
  byte[] deadLetterDescriptions() {
    return key("fizko.dead.info");
  }

  /** The bytes of each dead letter. */
  byte[] deadLetterBytes() {
    return key("fizko.dead.raw");
  }

  /** The queues that are stopped. */
  byte[] paused() {
    return key("fizko.paused");
  }

  /** Who is not to be run any more, and since when. */
  byte[] revoked() {
    return key("fizko.revoked");
  }

  /** Who won of several tasks of one key. */
  byte[] unique(String key) {
    return key("fizko.unique:" + key);
  }

  /** A line in which tasks have their places. */
  byte[] line(String name) {
    return key("fizko.line:" + name);
  }

  /** A room that takes only so many. */
  byte[] room(String name) {
    return key("fizko.room:" + name);
  }

  byte[] once(TaskId id) {
    return key("fizko.once:" + id);
  }

  /** A key of ours, for what stands beside the queues. */
  public byte[] own(String name) {
    return key("fizko." + name);
  }

  /** The queues bound to an exchange. */
  public byte[] binding(String exchange) {
    return key("_kombu.binding." + exchange);
  }

  /** What binds a queue to an exchange by a routing key. */
  public static byte[] bindingMember(String routingKey, String queue) {
    return Bytes.of(routingKey + SEPARATOR + SEPARATOR + queue);
  }

  /** The channel on which a fanout exchange publishes; the path begins with its name. */
  public byte[] channel(int database, String path) {
    return key("/" + database + "." + path);
  }

  /** The list of a queue of the lowest step, whatever its name. */
  public byte[] list(String queue) {
    return key(queue);
  }

  /** The member of a binding set taken apart: routing key, pattern, queue. */
  public static String[] bindingParts(String member) {
    return member.split(SEPARATOR, -1);
  }

  /** What matches all keys that begin so. */
  String pattern(String beginning) {
    return (prefix + beginning).replaceAll("([\\\\*?\\[\\]])", "\\\\$1") + "*";
  }

  /** The queue of a list; empty if the list is none of a queue's. */
  Optional<QueueName> queueOf(String list) {
    if (!list.startsWith(prefix)) {
      return Optional.empty();
    }
    String name = list.substring(prefix.length()).split(SEPARATOR, 2)[0];
    try {
      return Optional.of(new QueueName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What every list of a queue begins with. */
  byte[] queue(QueueName queue) {
    return key(queue.value());
  }

  /** The list for messages of a priority. */
  byte[] list(QueueName queue, int priority) {
    int step = 0;
    for (int candidate : PRIORITY_STEPS) {
      if (candidate <= priority) {
        step = candidate;
      }
    }
    return listOfStep(queue, step);
  }

  /** The lists of queues in the order in which they are served: step by step, queue by queue. */
  byte[][] lists(Iterable<QueueName> queues) {
    List<byte[]> lists = new ArrayList<>();
    for (int step : PRIORITY_STEPS) {
      for (QueueName queue : queues) {
        lists.add(listOfStep(queue, step));
      }
    }
    return lists.toArray(new byte[0][]);
  }

  private byte[] listOfStep(QueueName queue, int step) {
    return key(step == 0 ? queue.value() : queue.value() + SEPARATOR + step);
  }

  private byte[] key(String name) {
    return Bytes.of(prefix + name);
  }

  /** Where a result is kept, and the channel on which it is announced. */
  String result(TaskId id) {
    return resultPrefix + "celery-task-meta-" + id;
  }

  /** Where a saved group is kept. */
  String group(GroupId group) {
    return resultPrefix + "celery-taskset-meta-" + group;
  }

  /** How many parts a chord has. */
  byte[] chordSize(GroupId group) {
    return Bytes.of(group(group) + ".s");
  }

  /** The parts of a chord that have ended. */
  byte[] chordParts(GroupId group) {
    return Bytes.of(group(group) + ".j");
  }

  /** How many parts a chord has beyond its size. */
  byte[] chordExtra(GroupId group) {
    return Bytes.of(group(group) + ".t");
  }
}
