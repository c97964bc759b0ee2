package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The store that {@link InMemoryTicker}s share, and that outlives them. */
public final class InMemoryAlarms {

  /**
   * An alarm.
   *
   * @param rings when it rings next: later than it is due after its bell has failed
   * @param ringer on whom it rings now
   */
  private record Entry(Alarm alarm, Instant rings, Optional<Object> ringer) {

    static Entry waiting(Alarm alarm, Instant rings) {
      return new Entry(alarm, rings, Optional.empty());
    }

    boolean ringsOn(Object somebody) {
      return ringer.filter(somebody::equals).isPresent();
    }
  }

  private final Map<PeriodicTaskId, Entry> entries = new HashMap<>();

  synchronized void set(Alarm alarm) {
    Entry present = entries.get(alarm.id());
    boolean stays =
        present != null
            && (present.ringer().isPresent() || present.alarm().version().equals(alarm.version()));
    if (!stays) {
      entries.put(alarm.id(), Entry.waiting(alarm, alarm.due()));
    }
  }

  synchronized void cancel(PeriodicTaskId id) {
    entries.values().removeIf(each -> each.alarm().id().equals(id) && each.ringer().isEmpty());
  }

  synchronized List<Alarm> all() {
    return entries.values().stream().map(Entry::alarm).toList();
  }

  /** Takes what is due; it rings on the taker until it ends, or the taker is {@link #lost}. */
  synchronized List<Alarm> take(Object ringer, Instant now) {
    List<Alarm> taken = new ArrayList<>();
    entries.replaceAll(
        (id, entry) -> {
          if (entry.ringer().isPresent() || entry.rings().isAfter(now)) {
            return entry;
          }
          taken.add(entry.alarm());
          return new Entry(entry.alarm(), entry.rings(), Optional.of(ringer));
        });
    return taken;
  }

  /** The bell has been rung; what it said counts only if it still rang on that ringer. */
  synchronized void rung(Object ringer, Alarm alarm, Optional<Alarm> next) {
    if (entries.containsKey(alarm.id()) && entries.get(alarm.id()).ringsOn(ringer)) {
      entries.remove(alarm.id());
      next.ifPresent(each -> entries.put(each.id(), Entry.waiting(each, each.due())));
    }
  }

  /** The bell has failed. */
  synchronized void failed(Object ringer, Alarm alarm, Instant again) {
    entries.computeIfPresent(
        alarm.id(),
        (id, entry) -> entry.ringsOn(ringer) ? Entry.waiting(entry.alarm(), again) : entry);
  }

  /** A ringer is dead: others may ring what rang on it. */
  synchronized void lost(Object ringer) {
    entries.replaceAll(
        (id, entry) -> entry.ringsOn(ringer) ? Entry.waiting(entry.alarm(), entry.rings()) : entry);
  }
}
