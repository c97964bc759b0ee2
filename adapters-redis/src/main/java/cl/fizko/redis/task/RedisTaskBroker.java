package cl.fizko.redis.task;

import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.Unreadable;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.RedisSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A {@link TaskBroker} on Redis whose messages are Celery's, for Celery workers and clients on the
 * same queues.
 *
 * <p>What is leased or delayed lies where a Celery worker looks for what was not acknowledged, with
 * a time that we keep renewing: should all our workers be gone, Celery's restore it.
 */
public final class RedisTaskBroker implements TaskBroker {

  private static final String PRELUDE = "lease.lua";

  private final LuaScript reserve = script("reserve.lua");
  private final LuaScript renew = script("renew.lua");
  private final LuaScript publish = script("publish.lua");
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
    this.keys = new Keys(settings.keyPrefix());
    this.writer = new MessageWriter(json, settings.clientName());
    Rewriter rewriter = new Rewriter(json, writer, reader);
    this.settling = new Settling(calls, settings, keys, rewriter, json, reader);
    this.reclaiming = new Reclaiming(calls, settings, keys, rewriter);
    this.signal = new WorkSignal(connections, keys, clock);
  }

  static LuaScript script(String name) {
    return LuaScript.of(RedisTaskBroker.class, PRELUDE, name);
  }

  @Override
  public void publish(QueueName queue, List<Task> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    byte[][] lists = new byte[tasks.size()][];
    byte[][] messages = new byte[tasks.size()][];
    for (int i = 0; i < messages.length; i++) {
      lists[i] = keys.list(queue, tasks.get(i).options().priority());
      messages[i] = writer.write(queue, tasks.get(i));
    }
    if (messages.length == 1) {
      calls.call(redis -> redis.lpush(lists[0], messages[0]));
    } else {
      publish.number(calls, keys.held(lists), messages);
    }
  }

  @Override
  public boolean publishOnce(QueueName queue, Task task, Duration window) {
    byte[] list = keys.list(queue, task.options().priority());
    long published =
        publishOnce.number(
            calls,
            keys.held(list, keys.once(task.id())),
            writer.write(queue, task),
            Bytes.of(Math.max(1, window.toMillis())));
    return published == 1;
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
    for (int i = 0; i < lists.length; i++) {
      arguments.add(settling.tail(queues.get(i % queues.size())));
    }
    List<Object> taken = reserve.list(calls, keys.held(lists), arguments.toArray(new byte[0][]));
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
      return new Reserved(receipt, queue, message.deliveries(), message.declined(), message.task());
    } catch (MessageFormatException e) {
      return new Unreadable(receipt, queue, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public boolean awaitWork(List<QueueName> queues, Duration atMost) {
    return signal.await(queues, atMost);
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
  public Settlement settle(Delivery delivery, Outcome outcome) {
    return settling.settle(delivery, outcome, clock.instant());
  }

  @Override
  public int reclaim(int max) {
    return reclaiming.reclaim(clock.instant(), max);
  }
}
