package cl.fizko.redis.task;

import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.DeadLetterFilter;
import cl.fizko.core.task.DeadLetterMark;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.RawMessage;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@link DeadLetters} in Redis: {@code fizko.dead}, and beside it what and why. */
public final class RedisDeadLetters implements DeadLetters {

  private static final int PAGE = 200;

  private final LuaScript replay = RedisTaskBroker.script("replay.lua");
  private final RedisCalls calls;
  private final Keys keys;
  private final CeleryJson json = new CeleryJson();
  private final MessageReader reader = new MessageReader(json);
  private final Rewriter rewriter;

  public RedisDeadLetters(RedisConnections connections, InstantSource clock) {
    this.calls = new RedisCalls(connections);
    this.keys = Keys.of(connections.settings());
    MessageWriter writer = new MessageWriter(json, connections.settings().clientName(), clock);
    this.rewriter = new Rewriter(json, writer, reader);
  }

  @Override
  public long count() {
    return calls.call(redis -> redis.zcard(keys.deadLetters()));
  }

  @Override
  public List<DeadLetter> newest(DeadLetterFilter filter, int max) {
    return from(Range.unbounded(), filter::matches, max);
  }

  /** The microsecond more makes up for what a score, a double, cannot hold. */
  @Override
  public List<DeadLetter> olderThan(DeadLetterMark mark, DeadLetterFilter filter, int max) {
    Predicate<DeadLetter> older =
        letter ->
            letter.at().isBefore(mark.at())
                || (letter.at().equals(mark.at()) && letter.id().compareTo(mark.id()) < 0);
    double latest = CeleryTime.unix(mark.at()).doubleValue() + 0.000_001;
    return from(
        Range.from(Range.Boundary.unbounded(), Range.Boundary.including(latest)),
        older.and(filter::matches),
        max);
  }

  private List<DeadLetter> from(Range<Double> range, Predicate<DeadLetter> wanted, int max) {
    List<DeadLetter> found = new ArrayList<>();
    for (long start = 0; ; start += PAGE) {
      Limit page = Limit.create(start, PAGE);
      List<byte[]> ids =
          calls.call(redis -> redis.zrevrangebyscore(keys.deadLetters(), range, page));
      for (byte[] id : ids) {
        find(Bytes.text(id)).filter(wanted).ifPresent(found::add);
        if (found.size() == max) {
          return found;
        }
      }
      if (ids.size() < PAGE) {
        return found;
      }
    }
  }

  @Override
  public Optional<DeadLetter> find(String id) {
    byte[] field = Bytes.of(id);
    var at = calls.send(redis -> redis.zscore(keys.deadLetters(), field));
    var description = calls.send(redis -> redis.hget(keys.deadLetterDescriptions(), field));
    var raw = calls.send(redis -> redis.hget(keys.deadLetterBytes(), field));
    Double score = calls.wait(at);
    byte[] about = calls.wait(description);
    byte[] bytes = calls.wait(raw);
    return score == null || about == null || bytes == null
        ? Optional.empty()
        : Optional.of(letter(id, json.read(about), score, bytes));
  }

  private static DeadLetter letter(String id, JsonNode about, double at, byte[] raw) {
    return new DeadLetter(
        id,
        new QueueName(about.path("queue").asString("unknown")),
        text(about.path("task")).map(TaskName::new),
        text(about.path("task_id")).map(TaskId::new),
        about.path("attempts").asInt(1),
        about.path("reason").asString(""),
        CeleryTime.instant(at),
        new RawMessage(raw));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
  }

  @Override
  public Optional<Task> task(DeadLetter letter) {
    try {
      return Optional.of(reader.read(letter.raw().bytes()).task());
    } catch (MessageFormatException | JacksonException e) {
      return Optional.empty();
    }
  }

  @Override
  public int replay(Collection<String> ids) {
    int replayed = 0;
    for (String id : ids) {
      Optional<DeadLetter> letter = find(id);
      if (letter.isPresent()) {
        byte[] message = rewriter.afresh(letter.get().raw().bytes());
        byte[] list = keys.list(letter.get().queue(), priority(message));
        replayed += (int) replay.number(calls, keys.held(letters(list)), Bytes.of(id), message);
      }
    }
    return replayed;
  }

  private byte[][] letters(byte[] list) {
    return new byte[][] {
      list, keys.deadLetters(), keys.deadLetterDescriptions(), keys.deadLetterBytes()
    };
  }

  private int priority(byte[] message) {
    try {
      return rewriter.priority(json.read(message));
    } catch (JacksonException e) {
      return 0;
    }
  }

  @Override
  public int discard(Collection<String> ids) {
    int discarded = 0;
    for (String id : ids) {
      byte[] field = Bytes.of(id);
      var there = calls.send(redis -> redis.zrem(keys.deadLetters(), field));
      var about = calls.send(redis -> redis.hdel(keys.deadLetterDescriptions(), field));
      var bytes = calls.send(redis -> redis.hdel(keys.deadLetterBytes(), field));
      discarded += (int) (long) calls.wait(there);
      calls.wait(about);
      calls.wait(bytes);
    }
    return discarded;
  }
}
