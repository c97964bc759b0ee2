package cl.fizko.core.schedule.port;

import cl.fizko.core.runtime.Doze;
import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Alarms in the memory of one process: the executable specification of {@link Ticker}. */
public final class InMemoryTicker implements Ticker {

  /** What several tickers share. */
  public static final class Store {
    private final Map<PeriodicTaskId, Alarm> alarms = new LinkedHashMap<>();
    private final Map<PeriodicTaskId, Instant> notBefore = new HashMap<>();
    private final Set<PeriodicTaskId> ringing = new HashSet<>();

    private boolean has(PeriodicTaskId id, String version) {
      return alarms.containsKey(id) && alarms.get(id).version().equals(version);
    }

    private boolean isDue(PeriodicTaskId id, Instant now) {
      return ringing.contains(id) || (alarms.containsKey(id) && !alarms.get(id).due().isAfter(now));
    }

    private void put(Alarm alarm) {
      alarms.put(alarm.id(), alarm);
      notBefore.remove(alarm.id());
    }
  }

  private static final int MOST_AT_ONCE = 1_000;
  private static final Duration PACE = Duration.ofMillis(5);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final Store store;
  private final InstantSource clock;
  private final Doze doze = new Doze();
  private final Set<PeriodicTaskId> ringingHere = new HashSet<>();
  private boolean killed;
  private volatile boolean closed;
  private Optional<Thread> thread = Optional.empty();

  public InMemoryTicker(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public synchronized void start(Bell bell) {
    thread = Optional.of(Thread.ofPlatform().daemon().start(() -> run(bell)));
  }

  private void run(Bell bell) {
    while (doze.goOnAfter(PACE)) {
      for (List<Alarm> due = pick(); !due.isEmpty(); due = pick()) {
        ring(bell, due);
      }
    }
  }

  private List<Alarm> pick() {
    synchronized (store) {
      Instant now = clock.instant();
      List<Alarm> due =
          store.alarms.values().stream()
              .filter(alarm -> !killed && !closed && !store.ringing.contains(alarm.id()))
              .filter(alarm -> !now.isBefore(store.notBefore.getOrDefault(alarm.id(), alarm.due())))
              .limit(MOST_AT_ONCE)
              .toList();
      due.forEach(alarm -> store.ringing.add(alarm.id()));
      due.forEach(alarm -> ringingHere.add(alarm.id()));
      return due;
    }
  }

  private void ring(Bell bell, List<Alarm> due) {
    try {
      Map<PeriodicTaskId, Alarm> next = new HashMap<>();
      bell.ring(due, clock.instant()).forEach(alarm -> next.put(alarm.id(), alarm));
      due.forEach(
          alarm ->
              end(
                  alarm.id(),
                  () -> {
                    if (alarm.equals(next.get(alarm.id()))) {
                      again(alarm);
                    } else {
                      store.notBefore.remove(alarm.id());
                      store.alarms.remove(alarm.id());
                      Optional.ofNullable(next.get(alarm.id())).ifPresent(store::put);
                    }
                  }));
    } catch (RuntimeException e) {
      due.forEach(alarm -> end(alarm.id(), () -> again(alarm)));
    }
  }

  private void again(Alarm alarm) {
    store.notBefore.put(alarm.id(), clock.instant().plus(AFTER_FAILURE));
  }

  /** The dead note nothing. */
  private void end(PeriodicTaskId id, Runnable note) {
    synchronized (store) {
      if (ringingHere.remove(id)) {
        note.run();
        store.ringing.remove(id);
      }
    }
  }

  /**
   * As if the process were killed: nothing rings here any more, and what rings at this moment will
   * not have rung.
   */
  public void kill() {
    doze.end();
    synchronized (store) {
      killed = true;
      store.ringing.removeAll(ringingHere);
      ringingHere.clear();
    }
  }

  /** Rings what is due, on the caller's thread: for a ticker that was not started. */
  public void ringNow(Bell bell) {
    ring(bell, pick());
  }

  /** Looks for what is due now. */
  void look() {
    doze.nudge();
  }

  @Override
  public Set<PeriodicTaskId> set(Collection<Alarm> alarms) {
    synchronized (store) {
      Set<PeriodicTaskId> stay = new HashSet<>();
      for (Alarm alarm : alarms) {
        if (store.isDue(alarm.id(), clock.instant()) && !store.has(alarm.id(), alarm.version())) {
          stay.add(alarm.id());
        } else if (!store.has(alarm.id(), alarm.version())) {
          store.put(alarm);
        }
      }
      return stay;
    }
  }

  @Override
  public void cancel(Collection<PeriodicTaskId> rows) {
    synchronized (store) {
      rows.stream().filter(id -> !store.ringing.contains(id)).forEach(store.alarms::remove);
    }
  }

  @Override
  public List<Alarm> alarms() {
    synchronized (store) {
      return List.copyOf(store.alarms.values());
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    doze.end();
    thread.ifPresent(
        running -> {
          try {
            running.join();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
