package cl.fizko.core.task.port;

import cl.fizko.core.task.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Limits in the memory of one process: the executable specification of {@link TaskLimits}. */
public final class InMemoryTaskLimits implements TaskLimits {

  private final InstantSource clock;
  private final Map<String, Instant> next = new HashMap<>();
  private final Map<String, Map<String, Instant>> rooms = new HashMap<>();

  public InMemoryTaskLimits(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Instant place(String key, Rate rate) {
    Instant now = clock.instant();
    Instant free = next.getOrDefault(key, now);
    Instant start = free.isBefore(now) ? now : free;
    next.put(key, start.plus(rate.interval()));
    return start;
  }

  @Override
  public synchronized boolean enter(String key, int places, String who, Duration lease) {
    Instant now = clock.instant();
    Map<String, Instant> inside = rooms.computeIfAbsent(key, room -> new HashMap<>());
    inside.values().removeIf(end -> !now.isBefore(end));
    if (!inside.containsKey(who) && inside.size() >= places) {
      return false;
    }
    inside.put(who, now.plus(lease));
    return true;
  }

  @Override
  public synchronized void leave(String key, String who) {
    rooms.getOrDefault(key, new HashMap<>()).remove(who);
  }
}
