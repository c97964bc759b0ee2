package cl.fizko.redis.task;

import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.Uniqueness;
import cl.fizko.core.task.Unreadable;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.canvas.Batch;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.canvas.Sequel;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisSettings;
import io.lettuce.core.KeyValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A {@link TaskBroker} on Redis whose messages are Celery's, for Celery workers and clients on the
 * same queues.
 *
 * <p>What is leased or delayed lies where a Celery worker looks for what was not acknowledged, with
 * a time that we keep renewing: should all our workers be gone, Celery's restore it.
 */
public final class RedisTaskBroker implements TaskBroker {

  private static final String PRELUDE = "lease.lua";

  /** Nothing tells when a queue goes on, so nobody waits longer while one is paused. */
  private static final Duration WHILE_PAUSED = Duration.ofSeconds(1);

  private final LuaScript reserve = script("reserve.lua");
  private final LuaScript renew = script("renew.lua");
  private final LuaScript publish =
      LuaScript.of(RedisTaskBroker.class, PRELUDE, "keep.lua", "follow.lua", "publish.lua");
  private final LuaScript publishUnique = script("publish_unique.lua");
  private final LuaScript publishOnce = script("publish_once.lua");

  private final RedisCalls calls;
  private final RedisSettings settings;
  private final InstantSource clock;
  private final Keys keys;
  private final CeleryJson json = new CeleryJson();
  private final MessageReader reader = new MessageReader(json);
  private final MessageWriter writer;
  private final Settling settling;
  private final Reclaiming reclaiming;
  private final WorkSignal signal;

  public RedisTaskBroker(RedisConnections connections, InstantSource clock) {
    this.calls = new RedisCalls(connections);
    this.settings = connections.settings();
    this.clock = clock;
    this.keys = Keys.of(settings);
    this.writer = new MessageWriter(json, settings.clientName(), clock);
    this.settling = new Settling(calls, settings, keys, json, reader, writer);
    this.reclaiming = new Reclaiming(calls, settings, keys, new Rewriter(json, writer, reader));
    this.signal = new WorkSignal(connections, keys, clock);
  }

  static LuaScript script(String name) {
    return LuaScript.of(RedisTaskBroker.class, PRELUDE, name);
  }

  @Override
  public void publish(Batch batch) {
    if (batch.tasks().size() == 1 && batch.chords().isEmpty()) {
      Publication only = batch.tasks().getFirst();
      byte[] list = keys.list(only.queue(), only.task().options().priority());
      byte[] message = writer.write(only);
      calls.call(redis -> redis.lpush(list, message));
    } else if (!batch.isEmpty()) {
      FollowUpCommands commands = new FollowUpCommands(keys, writer, new ResultWriter(json));
      commands.batch(batch);
      List<byte[]> arguments = new ArrayList<>();
      arguments.add(Bytes.of(settings.resultTtl().toSeconds()));
      arguments.addAll(commands.arguments());
      publish.number(
          calls,
          keys.held(commands.keys().toArray(new byte[0][])),
          arguments.toArray(new byte[0][]));
    }
  }

  @Override
  public TaskId publishUnique(QueueName queue, Task task, Uniqueness uniqueness) {
    return new TaskId(
        Bytes.text(
            publishUnique.value(
                calls,
                keys.held(
                    keys.list(queue, task.options().priority()), keys.unique(uniqueness.key())),
                writer.write(queue, uniqueness.marked(task)),
                Bytes.of(task.id().value()),
                Bytes.of(clock.instant().toEpochMilli()),
                Bytes.of(uniqueness.window().toMillis()),
                Bytes.of(uniqueness.winner() == Uniqueness.Winner.FIRST ? "first" : "last"))));
  }

  @Override
  public boolean isLast(String key, TaskId id) {
    byte[] name = keys.unique(key);
    byte[] last = calls.call(redis -> redis.get(name));
    if (last == null) {
      return true;
    }
    String untilAndId = Bytes.text(last);
    int colon = untilAndId.indexOf(':');
    return Long.parseLong(untilAndId, 0, colon, 10) <= clock.instant().toEpochMilli()
        || untilAndId.substring(colon + 1).equals(id.value());
  }

  @Override
  public Set<TaskId> publishOnce(List<Publication> tasks, Duration window) {
    if (tasks.isEmpty()) {
      return Set.of();
    }
    List<byte[]> names = new ArrayList<>();
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(Bytes.of(Math.max(1, window.toMillis())));
    for (Publication each : tasks) {
      names.add(keys.list(each.queue(), each.task().options().priority()));
      names.add(keys.once(each.task().id()));
      arguments.add(writer.write(each));
    }
    List<Object> published =
        publishOnce.list(
            calls, keys.held(names.toArray(new byte[0][])), arguments.toArray(new byte[0][]));
    Set<TaskId> first = new HashSet<>();
    published.forEach(place -> first.add(tasks.get(((Long) place).intValue()).task().id()));
    return first;
  }

  @Override
  public Set<TaskId> publishedOnce(Collection<TaskId> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    List<TaskId> all = List.copyOf(ids);
    byte[][] names = all.stream().map(keys::once).toArray(byte[][]::new);
    List<KeyValue<byte[], byte[]>> found = calls.call(redis -> redis.mget(names));
    return IntStream.range(0, all.size())
        .filter(place -> found.get(place).hasValue())
        .mapToObj(all::get)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Delivery> reserve(WorkerId worker, List<QueueName> queues, int max, Duration lease) {
    Instant now = clock.instant();
    byte[][] lists = keys.lists(queues);
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(CeleryTime.seconds(now));
    arguments.add(CeleryTime.seconds(now.plus(lease)));
    arguments.add(Bytes.of(max));
    arguments.add(Bytes.of(UUID.randomUUID() + "-"));
    arguments.add(Bytes.of(queues.size()));
    queues.forEach(queue -> arguments.add(Bytes.of(queue.value())));
    queues.forEach(queue -> arguments.add(settling.tail(queue)));
    byte[][] pausedAndLists = new byte[1 + lists.length][];
    pausedAndLists[0] = keys.paused();
    System.arraycopy(lists, 0, pausedAndLists, 1, lists.length);
    List<Object> taken =
        reserve.list(calls, keys.held(pausedAndLists), arguments.toArray(new byte[0][]));
    List<Delivery> deliveries = new ArrayList<>(taken.size() / 3);
    for (int i = 0; i < taken.size(); i += 3) {
      Receipt receipt = new Receipt(Bytes.text((byte[]) taken.get(i)));
      int list = ((Long) taken.get(i + 1)).intValue();
      deliveries.add(
          delivery(receipt, queues.get(list % queues.size()), (byte[]) taken.get(i + 2)));
    }
    return deliveries;
  }

  private Delivery delivery(Receipt receipt, QueueName queue, byte[] raw) {
    try {
      ReadMessage message = reader.read(raw);
      return new Reserved(
          receipt,
          queue,
          message.deliveries(),
          message.declined(),
          message.admitted(),
          message.task());
    } catch (MessageFormatException e) {
      return new Unreadable(receipt, queue, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // Thrown on, it would come back with the lease, again and again, and all taken with it, too.
      return new Unreadable(receipt, queue, "it cannot be read: " + e.getMessage());
    }
  }

  @Override
  public boolean awaitWork(List<QueueName> queues, Duration atMost) {
    Set<byte[]> paused = calls.call(redis -> redis.smembers(keys.paused()));
    if (paused.isEmpty()) {
      return signal.await(queues, atMost);
    }
    Set<QueueName> stopped = new HashSet<>();
    paused.forEach(name -> stopped.add(new QueueName(Bytes.text(name))));
    List<QueueName> open = queues.stream().filter(queue -> !stopped.contains(queue)).toList();
    Duration shorter = atMost.compareTo(WHILE_PAUSED) < 0 ? atMost : WHILE_PAUSED;
    if (open.isEmpty()) {
      new Pause().goOnAfter(shorter);
      return false;
    }
    return signal.await(open, shorter);
  }

  @Override
  public Set<Receipt> renew(Collection<Receipt> receipts, Duration lease) {
    if (receipts.isEmpty()) {
      return Set.of();
    }
    Instant now = clock.instant();
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(CeleryTime.seconds(now));
    arguments.add(CeleryTime.seconds(now.plus(lease)));
    receipts.forEach(receipt -> arguments.add(Bytes.of(receipt.value())));
    List<Object> lost = renew.list(calls, keys.held(), arguments.toArray(new byte[0][]));
    Set<Receipt> receiptsLost = new HashSet<>();
    lost.forEach(tag -> receiptsLost.add(new Receipt(Bytes.text((byte[]) tag))));
    return receiptsLost;
  }

  @Override
  public Settlement settle(Delivery delivery, Outcome outcome, Sequel sequel) {
    return settling.settle(delivery, outcome, sequel, clock.instant());
  }

  @Override
  public int reclaim(int max) {
    return reclaiming.reclaim(clock.instant(), max);
  }
}
