package cl.fizko.boot.metrics;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.BeatListener;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.Timetable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** A beat's metrics. */
public final class BeatMetrics implements BeatListener {

  private final Counter sent;
  private final Counter repeated;
  private final Counter skipped;
  private final Counter stuck;
  private final Counter unreadable;
  private final Counter errors;
  private final Timer lateness;
  private final AtomicInteger rows = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final InstantSource clock;

  public BeatMetrics(Metrics metrics, InstantSource clock) {
    MeterRegistry registry = metrics.registry();
    this.clock = clock;
    this.sent = firings(registry, "sent");
    this.repeated = firings(registry, "already_sent");
    this.skipped = firings(registry, "skipped");
    this.stuck = firings(registry, "stuck");
    this.unreadable =
        Counter.builder("fizko.schedule.rows.set.aside")
            .description("Rows that could not be read")
            .register(registry);
    this.errors = BrokerErrors.of(registry, "beat");
    this.lateness =
        Histograms.ofWork(
            registry, "fizko.schedule.lateness", "From when a row was due until it was sent");
    Gauge.builder("fizko.schedule.rows", rows::get)
        .description("Rows that are switched on and can be read")
        .register(registry);
    Gauge.builder("fizko.beat.running", running::get)
        .description("1 while the beat looks at the timetable")
        .register(registry);
  }

  private static Counter firings(MeterRegistry registry, String result) {
    return Counter.builder("fizko.schedule.firings")
        .description("Rows that were due, by what became of it")
        .tag("result", result)
        .register(registry);
  }

  @Override
  public void started() {
    running.set(1);
  }

  @Override
  public void scheduleChanged(int enabled) {
    rows.set(enabled);
  }

  @Override
  public void setAside(Timetable.UnreadableRow row) {
    unreadable.increment();
  }

  @Override
  public void sent(PeriodicTask row, Alarm alarm) {
    Duration late = Duration.between(alarm.due(), clock.instant());
    lateness.record(late.isNegative() ? Duration.ZERO : late);
    sent.increment();
  }

  @Override
  public void alreadySent(PeriodicTask row, Alarm alarm) {
    repeated.increment();
  }

  @Override
  public void skipped(PeriodicTask row, Alarm alarm) {
    skipped.increment();
  }

  @Override
  public void stuck(PeriodicTask row, Alarm alarm, RuntimeException cause) {
    stuck.increment();
  }

  @Override
  public void stumbled(RuntimeException cause, Duration again) {
    errors.increment();
  }

  @Override
  public void stopped() {
    running.set(0);
  }
}
