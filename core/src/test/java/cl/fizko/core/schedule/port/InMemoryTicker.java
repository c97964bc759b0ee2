package cl.fizko.core.schedule.port;

import cl.fizko.core.runtime.Pause;
import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** {@link Ticker} for tests: several of them over one {@link InMemoryAlarms} are several beats. */
public final class InMemoryTicker implements Ticker {

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  private final InMemoryAlarms alarms;
  private final InstantSource clock;
  private final Pause pause = new Pause();
  private final Set<Thread> ringing = ConcurrentHashMap.newKeySet();
  private Thread looking = Thread.ofVirtual().unstarted(() -> {});

  public InMemoryTicker(InMemoryAlarms alarms, InstantSource clock) {
    this.alarms = alarms;
    this.clock = clock;
  }

  @Override
  public synchronized void start(Bell bell) {
    looking = Thread.ofVirtual().name("ticker").unstarted(() -> look(bell));
    if (!pause.hasEnded()) {
      looking.start();
    }
  }

  private void look(Bell bell) {
    while (pause.goOnAfter(BETWEEN_LOOKS)) {
      for (Alarm alarm : alarms.take(this, clock.instant())) {
        Thread ring = Thread.ofVirtual().name("ring").unstarted(() -> ring(bell, alarm));
        ringing.add(ring);
        ring.start();
      }
    }
  }

  private void ring(Bell bell, Alarm alarm) {
    try {
      alarms.rung(this, alarm, bell.ring(alarm, clock.instant()));
    } catch (RuntimeException e) {
      alarms.failed(this, alarm, clock.instant().plus(AFTER_FAILURE));
    } finally {
      ringing.remove(Thread.currentThread());
    }
  }

  @Override
  public void set(Alarm alarm) {
    alarms.set(alarm);
  }

  @Override
  public void cancel(PeriodicTaskId id) {
    alarms.cancel(id);
  }

  @Override
  public List<Alarm> alarms() {
    return alarms.all();
  }

  /**
   * As if the process were killed: rings no more, and what rings here at this moment will not have
   * rung.
   */
  public void kill() {
    pause.end();
    join(looking);
    alarms.lost(this);
  }

  @Override
  public synchronized void close() {
    pause.end();
    join(looking);
    ringing.forEach(InMemoryTicker::join);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
