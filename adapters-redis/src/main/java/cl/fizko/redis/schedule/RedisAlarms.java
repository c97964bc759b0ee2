package cl.fizko.redis.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.TimetableUnavailableException;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import io.lettuce.core.MapScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The alarms as they lie in Redis: a sorted set says when each is to be looked at, in microseconds,
 * a hash holds the alarms as {@code instant version}, and another says who rings which. Who rings
 * one holds a lease on it: it is to be looked at again when the lease ends.
 */
final class RedisAlarms {

  private static final int AT_ONCE = 1_000;

  private final LuaScript take = script("take_due.lua");
  private final LuaScript renew = script("renew_leases.lua");
  private final LuaScript settle = script("settle_rung.lua");
  private final LuaScript set = script("set_alarms.lua");
  private final LuaScript cancel = script("cancel_alarms.lua");
  private final RedisCalls calls;
  private final byte[] alarms;
  private final byte[][] keys;

  RedisAlarms(RedisConnections connections) {
    String prefix = connections.settings().keyPrefix() + "fizko.beat.";
    this.calls = new RedisCalls(connections);
    this.alarms = bytes(prefix + "alarms");
    this.keys = new byte[][] {bytes(prefix + "due"), alarms, bytes(prefix + "ringing")};
  }

  private static LuaScript script(String name) {
    return LuaScript.of(RedisAlarms.class, name);
  }

  /**
   * Alarms that were due and are held now.
   *
   * @param holder who holds them
   * @param next when something is to be looked at after these
   */
  record Taken(String holder, List<Alarm> alarms, Optional<Instant> next) {}

  /** What becomes of an alarm that rang: the next one, which rings at an instant, or none. */
  record Settled(PeriodicTaskId row, Optional<Alarm> next, Instant at) {}

  Taken take(Instant now, Instant leaseEnd, int most, String holder) {
    List<Object> answer =
        guarded(
            () ->
                take.list(
                    calls,
                    keys,
                    bytes(micros(now)),
                    bytes(micros(leaseEnd)),
                    bytes(Integer.toString(most)),
                    bytes(holder)));
    List<Alarm> due = new ArrayList<>();
    for (int i = 1; i < answer.size(); i += 2) {
      due.add(alarm((byte[]) answer.get(i), (byte[]) answer.get(i + 1)));
    }
    String next = text((byte[]) answer.getFirst());
    return new Taken(holder, due, next.isEmpty() ? Optional.empty() : Optional.of(instant(next)));
  }

  void renew(Taken taken, Instant leaseEnd) {
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(bytes(taken.holder()));
    arguments.add(bytes(micros(leaseEnd)));
    taken.alarms().forEach(alarm -> arguments.add(bytes(alarm.id().toString())));
    run(renew, arguments);
  }

  void settle(String holder, List<Settled> settled) {
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(bytes(holder));
    for (Settled each : settled) {
      arguments.add(bytes(each.row().toString()));
      arguments.add(bytes(each.next().isPresent() ? micros(each.at()) : ""));
      arguments.add(bytes(each.next().map(RedisAlarms::text).orElse("")));
    }
    run(settle, arguments);
  }

  /** Returns the rows whose alarm of another version stays. */
  Set<PeriodicTaskId> set(Collection<Alarm> many, Instant now) {
    Set<PeriodicTaskId> stay = new HashSet<>();
    for (List<Alarm> part : parts(many)) {
      List<byte[]> arguments = new ArrayList<>();
      arguments.add(bytes(now.toString()));
      for (Alarm alarm : part) {
        arguments.add(bytes(alarm.id().toString()));
        arguments.add(bytes(micros(alarm.due())));
        arguments.add(bytes(text(alarm)));
      }
      guarded(() -> set.list(calls, keys, arguments.toArray(new byte[0][])))
          .forEach(row -> stay.add(row((byte[]) row)));
    }
    return stay;
  }

  void cancel(Collection<PeriodicTaskId> rows) {
    for (List<PeriodicTaskId> part : parts(rows)) {
      run(cancel, part.stream().map(row -> bytes(row.toString())).toList());
    }
  }

  private static <T> List<List<T>> parts(Collection<T> all) {
    List<T> list = List.copyOf(all);
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < list.size(); from += AT_ONCE) {
      parts.add(list.subList(from, Math.min(list.size(), from + AT_ONCE)));
    }
    return parts;
  }

  private void run(LuaScript script, List<byte[]> arguments) {
    guarded(() -> script.number(calls, keys, arguments.toArray(new byte[0][])));
  }

  /** A scan may tell of one twice, while others set and remove. */
  List<Alarm> all() {
    Map<PeriodicTaskId, Alarm> all = new HashMap<>();
    ScanCursor cursor = ScanCursor.INITIAL;
    while (!cursor.isFinished()) {
      ScanCursor from = cursor;
      MapScanCursor<byte[], byte[]> page =
          guarded(
              () ->
                  calls.call(redis -> redis.hscan(alarms, from, ScanArgs.Builder.limit(AT_ONCE))));
      page.getMap()
          .forEach(
              (row, text) -> {
                Alarm alarm = alarm(row, text);
                all.put(alarm.id(), alarm);
              });
      cursor = page;
    }
    return List.copyOf(all.values());
  }

  private static <T> T guarded(Supplier<T> call) {
    try {
      return call.get();
    } catch (BrokerUnavailableException e) {
      throw new TimetableUnavailableException("cannot reach the alarms: " + e.getMessage(), e);
    }
  }

  private static String text(Alarm alarm) {
    return alarm.due() + " " + alarm.version();
  }

  private static PeriodicTaskId row(byte[] number) {
    return new PeriodicTaskId(Long.parseLong(text(number)));
  }

  /** One that nobody can read is due, and of no version: its bell sets it anew. */
  private static Alarm alarm(byte[] row, byte[] alarm) {
    String[] parts = text(alarm).split(" ", 2);
    try {
      return new Alarm(row(row), Instant.parse(parts[0]), parts.length > 1 ? parts[1] : "");
    } catch (DateTimeParseException e) {
      return new Alarm(row(row), Instant.EPOCH, "");
    }
  }

  /** As a score, which is exact up to the year 2255; rounded up, so nothing rings too early. */
  private static String micros(Instant instant) {
    long floor = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    boolean exact = Instant.EPOCH.plus(floor, ChronoUnit.MICROS).equals(instant);
    return Long.toString(exact ? floor : floor + 1);
  }

  private static Instant instant(String score) {
    return Instant.EPOCH.plus((long) Double.parseDouble(score), ChronoUnit.MICROS);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
