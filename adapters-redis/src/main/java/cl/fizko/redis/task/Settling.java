package cl.fizko.redis.task;

import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.Unreadable;
import cl.fizko.core.task.WorkerId;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Ends deliveries: turns an outcome into the one call that does all of it, or nothing. */
final class Settling {

  private final LuaScript settle =
      LuaScript.of(Settling.class, "lease.lua", "keep.lua", "settle.lua");

  private final RedisCalls calls;
  private final RedisSettings settings;
  private final Keys keys;
  private final Rewriter rewriter;
  private final CeleryJson json;
  private final MessageReader reader;
  private final ResultWriter results;

  Settling(
      RedisCalls calls,
      RedisSettings settings,
      Keys keys,
      Rewriter rewriter,
      CeleryJson json,
      MessageReader reader) {
    this.calls = calls;
    this.settings = settings;
    this.keys = keys;
    this.rewriter = rewriter;
    this.json = json;
    this.reader = reader;
    this.results = new ResultWriter(json);
  }

  Settlement settle(Delivery delivery, Outcome outcome, Instant now) {
    byte[] result = result(delivery, outcome, now);
    try {
      return switch (outcome) {
        case Outcome.Succeeded done -> end(delivery, result, "done");
        case Outcome.Failed failed -> end(delivery, result, "done");
        case Outcome.Revoked revoked -> end(delivery, result, "done");
        case Outcome.Released released -> end(delivery, result, "first");
        case Outcome.Postponed postponed ->
            later(delivery, result, Bytes.NONE, postponed.until(), now);
        case Outcome.Declined declined -> {
          Optional<byte[]> raw = held(delivery);
          yield raw.isEmpty()
              ? Settlement.LEASE_LOST
              : later(delivery, result, rewriter.declined(raw.get()), declined.until(), now);
        }
        case Outcome.Retried retried -> {
          Optional<byte[]> raw = held(delivery);
          Instant start = retried.notBefore();
          yield raw.isEmpty()
              ? Settlement.LEASE_LOST
              : later(
                  delivery,
                  result,
                  rewriter.retried(raw.get(), delivery.queue(), start),
                  start,
                  now);
        }
        case Outcome.DeadLettered dead -> bury(delivery, result, dead.cause(), now);
      };
    } catch (MessageFormatException e) {
      throw new IllegalStateException("a message that was read cannot be read again", e);
    }
  }

  private Settlement later(
      Delivery delivery, byte[] result, byte[] message, Instant until, Instant now) {
    if (!now.isBefore(until)) {
      return end(delivery, result, "last", message);
    }
    return end(
        delivery,
        result,
        "delay",
        message,
        CeleryTime.seconds(until),
        CeleryTime.seconds(until.minus(settings.visibilityTimeout())),
        tail(delivery.queue()));
  }

  private Settlement bury(Delivery delivery, byte[] result, Failure cause, Instant now) {
    ObjectNode description = json.object();
    description.put("queue", delivery.queue().value());
    description.put("reason", cause.type() + ": " + cause.message());
    return end(
        delivery,
        result,
        "bury",
        Bytes.of(UUID.randomUUID().toString()),
        CeleryTime.seconds(now),
        json.write(description));
  }

  private byte[] result(Delivery delivery, Outcome outcome, Instant now) {
    return switch (delivery) {
      case Reserved reserved -> {
        if (reserved.task().options().ignoreResult()) {
          yield Bytes.NONE;
        }
        WorkerId worker = new WorkerId(settings.clientName());
        yield results
            .write(reserved.task(), reserved.queue(), worker, outcome, now)
            .orElse(Bytes.NONE);
      }
      case Unreadable unreadable ->
          outcome instanceof Outcome.DeadLettered dead
              ? id(unreadable)
                  .map(id -> results.unreadable(id, dead.cause(), now))
                  .orElse(Bytes.NONE)
              : Bytes.NONE;
    };
  }

  private Settlement end(Delivery delivery, byte[] result, String fate, byte[]... more) {
    TaskId id =
        switch (delivery) {
          case Reserved reserved -> reserved.task().id();
          case Unreadable unreadable -> id(unreadable).orElse(new TaskId("none"));
        };
    byte[][] arguments = new byte[4 + more.length][];
    arguments[0] = Bytes.of(delivery.receipt().value());
    arguments[1] = result;
    arguments[2] = Bytes.of(settings.resultTtl().toSeconds());
    arguments[3] = Bytes.of(fate);
    System.arraycopy(more, 0, arguments, 4, more.length);
    long settled =
        settle.number(
            calls,
            keys.held(
                Bytes.of(Keys.result(id)),
                keys.deadLetters(),
                keys.deadLetterDescriptions(),
                keys.deadLetterBytes()),
            arguments);
    return settled == 1 ? Settlement.SETTLED : Settlement.LEASE_LOST;
  }

  private Optional<TaskId> id(Unreadable unreadable) {
    return held(unreadable).flatMap(reader::findId);
  }

  /** The message of a delivery, as it lies in Redis. */
  private Optional<byte[]> held(Delivery delivery) {
    byte[] tag = tag(delivery.receipt());
    byte[] value = calls.call(redis -> redis.hget(keys.unacked(), tag));
    if (value != null) {
      int tail = tail(delivery.queue()).length;
      return Optional.of(Arrays.copyOfRange(value, 1, value.length - tail));
    }
    return Optional.ofNullable(calls.call(redis -> redis.hget(keys.unreadable(), tag)));
  }

  private static byte[] tag(Receipt receipt) {
    return Bytes.of(receipt.value());
  }

  /** What follows a message in {@code unacked}: no exchange, and its queue as the routing key. */
  byte[] tail(QueueName queue) {
    String name = new String(json.write(json.tree(queue.value())), StandardCharsets.UTF_8);
    return Bytes.of(", \"\", " + name + "]");
  }
}
