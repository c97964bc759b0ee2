package cl.fizko.redis.task;

import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.Unreadable;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.canvas.CompleteChord;
import cl.fizko.core.task.canvas.Sequel;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Ends deliveries: turns an outcome into the one call that does all of it, or nothing. */
final class Settling {

  private static final int LOST = 0;
  private static final int SETTLED = 1;

  private final LuaScript settle =
      LuaScript.of(Settling.class, "lease.lua", "keep.lua", "follow.lua", "settle.lua");

  private final RedisCalls calls;
  private final RedisSettings settings;
  private final Keys keys;
  private final Rewriter rewriter;
  private final CeleryJson json;
  private final MessageReader reader;
  private final MessageWriter writer;
  private final ResultWriter results;
  private final ChordReader chords;
  private final Finishing finishing;

  Settling(
      RedisCalls calls,
      RedisSettings settings,
      Keys keys,
      CeleryJson json,
      MessageReader reader,
      MessageWriter writer) {
    this.calls = calls;
    this.settings = settings;
    this.keys = keys;
    this.rewriter = new Rewriter(json, writer, reader);
    this.json = json;
    this.reader = reader;
    this.writer = writer;
    this.results = new ResultWriter(json);
    this.chords = new ChordReader(calls, keys, json);
    this.finishing = new Finishing(calls, keys, settings.resultTtl());
  }

  Settlement settle(Delivery delivery, Outcome outcome, Sequel sequel, Instant now) {
    try {
      Optional<Fate> fate = fate(delivery, outcome, now);
      if (fate.isEmpty()) {
        return Settlement.LEASE_LOST;
      }
      byte[] result = result(delivery, outcome, sequel, now);
      return fate.get().equals(Fate.DONE) && sequel.isEmpty() && delivery instanceof Reserved done
          ? finishing.finish(done.receipt(), done.task().id(), result)
          : end(delivery, result, fate.get(), sequel, now);
    } catch (MessageFormatException e) {
      throw new IllegalStateException("a message that was read cannot be read again", e);
    }
  }

  /**
   * What becomes of the message, as {@code settle.lua} takes it.
   *
   * @param arguments four
   */
  private record Fate(String name, List<byte[]> arguments) {

    static final Fate DONE = of("done");

    static Fate of(String name, byte[]... arguments) {
      List<byte[]> four = new ArrayList<>(List.of(arguments));
      while (four.size() < 4) {
        four.add(Bytes.NONE);
      }
      return new Fate(name, four);
    }
  }

  /** Empty if the message is not there any more. */
  private Optional<Fate> fate(Delivery delivery, Outcome outcome, Instant now)
      throws MessageFormatException {
    return switch (outcome) {
      case Outcome.Succeeded done -> Optional.of(Fate.DONE);
      case Outcome.Failed failed -> Optional.of(Fate.DONE);
      case Outcome.Revoked revoked -> Optional.of(Fate.DONE);
      case Outcome.Released released -> Optional.of(Fate.of("first"));
      case Outcome.Postponed postponed ->
          Optional.of(later(delivery, Bytes.NONE, postponed.until(), now));
      case Outcome.Admitted admitted ->
          held(delivery).map(raw -> later(delivery, rewriter.admitted(raw), admitted.at(), now));
      case Outcome.Declined declined ->
          held(delivery).map(raw -> later(delivery, rewriter.declined(raw), declined.until(), now));
      case Outcome.Retried retried -> {
        Optional<byte[]> raw = held(delivery);
        Instant start = retried.notBefore();
        yield raw.isEmpty()
            ? Optional.empty()
            : Optional.of(
                later(delivery, rewriter.retried(raw.get(), delivery.queue(), start), start, now));
      }
      case Outcome.DeadLettered dead -> Optional.of(buried(delivery, dead.cause(), now));
    };
  }

  private Fate later(Delivery delivery, byte[] message, Instant until, Instant now) {
    return now.isBefore(until)
        ? Fate.of(
            "delay",
            message,
            CeleryTime.seconds(until),
            CeleryTime.seconds(until.minus(settings.visibilityTimeout())),
            tail(delivery.queue()))
        : Fate.of("last", message);
  }

  private Fate buried(Delivery delivery, Failure cause, Instant now) {
    ObjectNode description = json.object();
    description.put("queue", delivery.queue().value());
    description.put("reason", cause.type() + ": " + cause.message());
    if (delivery instanceof Reserved reserved) {
      Task task = reserved.task();
      description.put("task", task.name().value());
      description.put("task_id", task.id().value());
      description.put("attempts", task.options().retries() + reserved.deliveries());
    }
    return Fate.of(
        "bury",
        Bytes.of(UUID.randomUUID().toString()),
        CeleryTime.seconds(now),
        json.write(description));
  }

  private byte[] result(Delivery delivery, Outcome outcome, Sequel sequel, Instant now) {
    return switch (delivery) {
      case Reserved reserved -> {
        if (reserved.task().options().ignoreResult()) {
          yield Bytes.NONE;
        }
        WorkerId worker = new WorkerId(settings.clientName());
        yield results
            .write(reserved.task(), reserved.queue(), worker, outcome, sequel.batch(), now)
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

  private Settlement end(Delivery delivery, byte[] result, Fate fate, Sequel sequel, Instant now) {
    TaskId id =
        switch (delivery) {
          case Reserved reserved -> reserved.task().id();
          case Unreadable unreadable -> id(unreadable).orElse(new TaskId("none"));
        };
    FollowUpCommands commands = new FollowUpCommands(keys, writer, results);
    commands.parts(sequel, now);
    commands.sequel(sequel, now);
    List<byte[]> names = new ArrayList<>();
    names.add(Bytes.of(keys.result(id)));
    names.add(keys.deadLetters());
    names.add(keys.deadLetterDescriptions());
    names.add(keys.deadLetterBytes());
    names.addAll(commands.keys());
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(Bytes.of(delivery.receipt().value()));
    arguments.add(result);
    arguments.add(Bytes.of(settings.resultTtl().toSeconds()));
    arguments.add(Bytes.of(fate.name()));
    arguments.addAll(fate.arguments());
    arguments.addAll(commands.arguments());
    List<Object> answer =
        settle.list(
            calls, keys.held(names.toArray(new byte[0][])), arguments.toArray(new byte[0][]));
    return switch (((Long) answer.getFirst()).intValue()) {
      case LOST -> Settlement.LEASE_LOST;
      case SETTLED -> Settlement.SETTLED;
      default -> new Settlement.ChordsComplete(complete(answer, sequel, now));
    };
  }

  private List<CompleteChord> complete(List<Object> answer, Sequel sequel, Instant now) {
    return answer.stream()
        .skip(1)
        .map(part -> sequel.parts().get(((Long) part).intValue()).member().group())
        .distinct()
        .map(group -> chords.read(group, now))
        .toList();
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
