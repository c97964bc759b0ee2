package cl.fizko.core.schedule.port;

import cl.fizko.core.runtime.Pause;
import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Alarms in the memory of one process: the executable specification of {@link Ticker}. */
public final class InMemoryTicker implements Ticker {

  /** What several tickers share. */
  public static final class Store {
    private final Map<Long, Alarm> alarms = new TreeMap<>();
    private final Map<Long, Instant> notBefore = new TreeMap<>();
    private final Set<Long> ringing = new HashSet<>();
  }

  private static final Duration PACE = Duration.ofMillis(5);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final Store store;
  private final InstantSource clock;
  private final Pause pause = new Pause();
  private final Set<Long> ringingHere = new HashSet<>();
  private boolean killed;
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
    while (pause.goOnAfter(PACE)) {
      for (Optional<Alarm> due = pick(); due.isPresent(); due = pick()) {
        ring(bell, due.get());
      }
    }
  }

  private Optional<Alarm> pick() {
    synchronized (store) {
      Instant now = clock.instant();
      for (Alarm alarm : store.alarms.values()) {
        Instant start = store.notBefore.getOrDefault(alarm.id().value(), alarm.due());
        if (!killed && !now.isBefore(start) && store.ringing.add(alarm.id().value())) {
          ringingHere.add(alarm.id().value());
          return Optional.of(alarm);
        }
      }
      return Optional.empty();
    }
  }

  private void ring(Bell bell, Alarm alarm) {
    long id = alarm.id().value();
    try {
      Optional<Alarm> next = bell.ring(alarm, clock.instant());
      end(
          id,
          () -> {
            store.notBefore.remove(id);
            next.ifPresentOrElse(set -> store.alarms.put(id, set), () -> store.alarms.remove(id));
          });
    } catch (RuntimeException e) {
      end(id, () -> store.notBefore.put(id, clock.instant().plus(AFTER_FAILURE)));
    }
  }

  /** The dead note nothing. */
  private void end(long id, Runnable note) {
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
    pause.end();
    synchronized (store) {
      killed = true;
      store.ringing.removeAll(ringingHere);
      ringingHere.clear();
    }
  }

  @Override
  public void set(Alarm alarm) {
    synchronized (store) {
      long id = alarm.id().value();
      Optional<Alarm> present = Optional.ofNullable(store.alarms.get(id));
      boolean same = present.filter(a -> a.version().equals(alarm.version())).isPresent();
      if (!same && !store.ringing.contains(id)) {
        store.alarms.put(id, alarm);
        store.notBefore.remove(id);
      }
    }
  }

  @Override
  public void cancel(PeriodicTaskId id) {
    synchronized (store) {
      if (!store.ringing.contains(id.value())) {
        store.alarms.remove(id.value());
      }
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
    pause.end();
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
