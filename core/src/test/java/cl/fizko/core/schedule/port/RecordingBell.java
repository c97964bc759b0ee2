package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A bell that can be listened to. Safe for use by many threads. */
public final class RecordingBell implements Ticker.Bell {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<Alarm> rung = new LinkedBlockingQueue<>();
  private final Function<Alarm, Optional<Alarm>> then;

  /** Never asks for another alarm. */
  public RecordingBell() {
    this(alarm -> Optional.empty());
  }

  /** Asks for the alarm, if any, that follows from the one that rings. */
  public RecordingBell(Function<Alarm, Optional<Alarm>> then) {
    this.then = then;
  }

  @Override
  public Optional<Alarm> ring(Alarm alarm, Instant now) {
    if (now.isBefore(alarm.due())) {
      throw new AssertionError(alarm + " rang early, at " + now);
    }
    rung.add(alarm);
    return then.apply(alarm);
  }

  /** Waits for the next ring. */
  public Alarm next() {
    return next(PATIENCE).orElseThrow(() -> new AssertionError("nothing rang within " + PATIENCE));
  }

  /** Waits for the next ring; empty if none comes within the time. */
  public Optional<Alarm> next(Duration atMost) {
    try {
      return Optional.ofNullable(rung.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Waits for so many rings. */
  public List<Alarm> next(int count) {
    List<Alarm> alarms = new ArrayList<>();
    while (alarms.size() < count) {
      alarms.add(next());
    }
    return alarms;
  }

  /** Whether nothing has rung that {@link #next()} has not returned. */
  public boolean isSilent() {
    return rung.isEmpty();
  }
}
