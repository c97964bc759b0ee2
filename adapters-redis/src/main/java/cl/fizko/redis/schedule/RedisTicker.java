package cl.fizko.redis.schedule;

import cl.fizko.core.runtime.Doze;
import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import cl.fizko.core.schedule.port.Ticker;
import cl.fizko.redis.RedisConnections;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Ticker} on Redis: one thread of each process takes what is due, for the length of a lease
 * that it renews while the alarms ring. The alarms of a process that has died ring on another when
 * the lease is over, 10 to 15 s later.
 *
 * <p>Each process reckons with its own clock. One that runs ahead by more than a lease rings early,
 * and again what others ring; the broker then takes no task a second time.
 */
public final class RedisTicker implements Ticker {

  private static final Logger log = LoggerFactory.getLogger(RedisTicker.class);

  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  /** So soon is seen what another process has set. */
  private static final Duration LOOKING = Duration.ofMillis(500);

  private static final int MOST_AT_ONCE = 500;

  private final InstantSource clock;
  private final Duration lease;
  private final RedisAlarms alarms;
  private final Doze doze = new Doze();
  private final ScheduledExecutorService renewing =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fizko-ticker-lease").factory());
  private final Trouble trouble;
  private volatile RedisAlarms.@Nullable Taken ringing;
  private @Nullable Thread thread;
  private boolean closed;

  /** Does no I/O. */
  public RedisTicker(RedisConnections connections, InstantSource clock) {
    this(connections, clock, LEASE, log);
  }

  RedisTicker(RedisConnections connections, InstantSource clock, Duration lease, Logger log) {
    this.trouble = new Trouble(log);
    this.alarms = new RedisAlarms(connections);
    this.clock = clock;
    this.lease = lease;
  }

  @Override
  public synchronized void start(Bell bell) {
    if (closed || thread != null) {
      return;
    }
    thread = Thread.ofPlatform().name("fizko-ticker").start(() -> run(bell));
    long third = lease.toMillis() / 3;
    var unused = renewing.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
  }

  /** Goes on whatever happens; what is held at that moment rings again when its lease is over. */
  private void run(Bell bell) {
    Duration wait = Duration.ZERO;
    while (doze.goOnAfter(wait)) {
      try {
        wait = ringDue(bell);
        trouble.over();
      } catch (RuntimeException | Error e) {
        trouble.met(e);
        wait = LOOKING;
      }
    }
  }

  /** Rings what is due; returns how long to wait before the next look. */
  private Duration ringDue(Bell bell) {
    Instant now = clock.instant();
    String holder = UUID.randomUUID().toString();
    RedisAlarms.Taken taken = alarms.take(now, now.plus(lease), MOST_AT_ONCE, holder);
    if (taken.alarms().isEmpty()) {
      return taken.next().map(this::until).orElse(LOOKING);
    }
    ringing = taken;
    try {
      alarms.settle(holder, ring(bell, taken.alarms()));
    } finally {
      ringing = null;
    }
    return Duration.ZERO;
  }

  private Duration until(Instant next) {
    Duration left = Duration.between(clock.instant(), next);
    return left.compareTo(LOOKING) > 0 ? LOOKING : left.isNegative() ? Duration.ZERO : left;
  }

  private List<RedisAlarms.Settled> ring(Bell bell, List<Alarm> due) {
    try {
      Map<PeriodicTaskId, Alarm> next = new HashMap<>();
      bell.ring(due, clock.instant()).forEach(alarm -> next.put(alarm.id(), alarm));
      return due.stream()
          .map(alarm -> settled(alarm, Optional.ofNullable(next.get(alarm.id()))))
          .toList();
    } catch (RuntimeException e) {
      log.warn(
          "{} due rows ring again in {}s: {}", due.size(), AFTER_FAILURE.toSeconds(), e.toString());
      log.debug("The whole story", e);
      return due.stream().map(alarm -> settled(alarm, Optional.of(alarm))).toList();
    }
  }

  private RedisAlarms.Settled settled(Alarm rung, Optional<Alarm> next) {
    Instant at = next.map(Alarm::due).orElse(Instant.MIN);
    boolean again = next.filter(rung::equals).isPresent();
    return new RedisAlarms.Settled(
        rung.id(), next, again ? clock.instant().plus(AFTER_FAILURE) : at);
  }

  private void renew() {
    RedisAlarms.Taken held = ringing;
    if (held != null) {
      try {
        alarms.renew(held, clock.instant().plus(lease));
      } catch (RuntimeException e) {
        log.debug("A lease could not be renewed; if it ends, another process rings", e);
      }
    }
  }

  /** Looks for what is due now, without waiting for it to be time. */
  void look() {
    doze.nudge();
  }

  @Override
  public Set<PeriodicTaskId> set(Collection<Alarm> many) {
    Set<PeriodicTaskId> stay = alarms.set(many, clock.instant());
    doze.nudge();
    return stay;
  }

  @Override
  public void cancel(Collection<PeriodicTaskId> rows) {
    alarms.cancel(rows);
  }

  @Override
  public List<Alarm> alarms() {
    return alarms.all();
  }

  @Override
  public synchronized void close() {
    closed = true;
    doze.end();
    if (thread != null) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    renewing.shutdownNow();
  }
}
