package cl.fizko.core.schedule;

import cl.fizko.core.runtime.Backoff;
import cl.fizko.core.runtime.Doze;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.schedule.port.ChangeAlerts;
import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.schedule.port.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps the alarms in step with the timetable and sends what is due. Any number of beats may run
 * over the same tables.
 */
public final class Beat implements Lifecycle {

  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Backoff TROUBLE = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5));

  /** Of the rows that were written last, these are set before all are read. */
  private static final int MANY = 500;

  private enum Phase {
    NEW,
    RUNNING,
    CLOSED
  }

  private final PeriodicTasks rows;
  private final Ticker ticker;
  private final Firing firing;
  private final BeatListener listener;
  private final InstantSource clock;
  private final List<ChangeAlerts> alerts;
  private final ChangeWatch watch;
  private final Doze doze = new Doze();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.NEW);
  private final Thread watching;
  private final Set<Timetable.UnreadableRow> setAside = new HashSet<>();
  private Set<PeriodicTaskId> stayed = Set.of();

  /** A beat that looks for changes by itself; it closes the ticker when it ends. */
  public Beat(
      PeriodicTasks rows,
      Ticker ticker,
      Firing firing,
      BeatListener listener,
      InstantSource clock) {
    this(rows, ticker, firing, listener, clock, List.of());
  }

  /**
   * A beat that hears of changes as well.
   *
   * @param alerts where it hears of them, and which it closes when it ends
   */
  public Beat(
      PeriodicTasks rows,
      Ticker ticker,
      Firing firing,
      BeatListener listener,
      InstantSource clock,
      List<ChangeAlerts> alerts) {
    this.rows = rows;
    this.ticker = ticker;
    this.firing = firing;
    this.listener = listener;
    this.clock = clock;
    this.alerts = List.copyOf(alerts);
    this.watch = new ChangeWatch(rows);
    this.watching = Thread.ofPlatform().name("fizko-beat").unstarted(this::watch);
  }

  @Override
  public void start() {
    if (phase.compareAndSet(Phase.NEW, Phase.RUNNING)) {
      listener.started();
      watching.start();
      alerts.forEach(each -> each.start(doze::nudge));
    }
  }

  @Override
  public synchronized void close() {
    if (phase.getAndSet(Phase.CLOSED) != Phase.RUNNING) {
      return;
    }
    alerts.forEach(ChangeAlerts::close);
    doze.end();
    try {
      watching.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ticker.close();
    listener.stopped();
  }

  private void watch() {
    boolean ticking = false;
    int failures = 0;
    Duration wait = Duration.ZERO;
    while (doze.goOnAfter(wait)) {
      try {
        pass();
        if (!ticking) {
          ticker.start(firing::ring);
          ticking = true;
        }
        failures = 0;
        wait = PACE;
      } catch (RuntimeException e) {
        wait = TROUBLE.after(++failures);
        listener.stumbled(e, wait);
      }
    }
  }

  /**
   * One look at the timetable: if it may have changed, reads it and sets the alarms accordingly.
   *
   * @return whether it was read
   */
  boolean pass() {
    Instant now = clock.instant();
    ChangeWatch.Look look = watch.look(now);
    if (look == ChangeWatch.Look.SAME) {
      if (!stayed.isEmpty()) {
        stayed = setAnew(rows.find(stayed).values(), now);
      }
      return false;
    }
    if (look == ChangeWatch.Look.CHANGED && watch.hasRead()) {
      stayed = setAnew(rows.lastWritten(MANY), now);
    }
    List<Timetable.UnreadableRow> unreadable = new ArrayList<>();
    Reconciling reconciling = Reconciling.all(ticker, now, unreadable::add);
    rows.read(reconciling::row, unreadable::add);
    reconciling.end();
    stayed = reconciling.stayed();
    report(unreadable);
    if (look == ChangeWatch.Look.CHANGED) {
      listener.scheduleChanged(reconciling.rows());
    }
    watch.noteReading(now, Duration.between(now, clock.instant()));
    return true;
  }

  /**
   * Sets the alarms of some rows.
   *
   * @return those whose alarms ring or are about to, and may not know what their rows say now
   */
  private Set<PeriodicTaskId> setAnew(Collection<PeriodicTask> some, Instant now) {
    Reconciling reconciling = Reconciling.some(ticker, now, unreadable -> {});
    some.forEach(reconciling::row);
    reconciling.end();
    return reconciling.stayed();
  }

  private void report(List<Timetable.UnreadableRow> unreadable) {
    setAside.retainAll(unreadable);
    unreadable.stream().filter(setAside::add).forEach(listener::setAside);
  }
}
