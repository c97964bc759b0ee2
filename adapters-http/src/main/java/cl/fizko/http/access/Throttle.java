package cl.fizko.http.access;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.Allowance;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.port.RateLimiter;
import cl.fizko.core.runtime.Deadline;
import cl.fizko.http.problem.Problem;
import cl.fizko.http.problem.ProblemException;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers 429 with {@code Retry-After} (RFC 6585 §4) to whoever asks for too much, in one round
 * trip of the shared limiter for each request. An address from which too many wrong tokens came is
 * refused without one, until its time is over.
 *
 * <p>While the shared limiter is away the limits are those of this process, and operators have
 * none: they are the ones who mend it, are few, and must not be locked out by the very fault.
 */
public final class Throttle {

  private static final Logger log = LoggerFactory.getLogger(Throttle.class);
  private static final Duration AWAY_FOR = Duration.ofSeconds(5);
  private static final int MOST_BLOCKED = 100_000;

  private final ThrottleSettings settings;
  private final RateLimiter shared;
  private final RateLimiter local;
  private final InstantSource clock;
  private final Map<String, Instant> blocked = new ConcurrentHashMap<>();
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Deadline away = Deadline.in(Duration.ZERO);

  /** After a failure one request at a time finds out whether it is over. */
  private volatile boolean suspect;

  /**
   * @param shared empty: every process counts for itself
   */
  public Throttle(ThrottleSettings settings, Optional<RateLimiter> shared, InstantSource clock) {
    this.settings = settings;
    this.local = new LocalRateLimiter(clock);
    this.shared = shared.orElse(local);
    this.clock = clock;
  }

  /** Refuses an address from which too many wrong tokens came. */
  void refuseBlocked(Context ctx) {
    if (blocked.isEmpty()) {
      return;
    }
    String address = address(ctx);
    Instant until = blocked.get(address);
    if (until == null) {
      return;
    }
    Instant now = clock.instant();
    if (until.isAfter(now)) {
      throw tooMany(Duration.between(now, until));
    }
    blocked.remove(address, until);
  }

  /** Counts a request of a principal. */
  void count(Context ctx, Principal principal) {
    Map<String, Allowance> allowances = new HashMap<>();
    limit(allowances, "principal:" + principal.name(), settings.perPrincipal());
    limitAddress(allowances, ctx);
    admit(allowances, principal.role() == Role.OPERATOR);
  }

  /** Counts a request on an open route. */
  void count(Context ctx) {
    Map<String, Allowance> allowances = new HashMap<>();
    limitAddress(allowances, ctx);
    admit(allowances, false);
  }

  /** Counts a wrong token. */
  void countFailure(Context ctx) {
    if (settings.failures() == 0) {
      return;
    }
    String address = address(ctx);
    Map<String, Allowance> allowances = new HashMap<>();
    limit(allowances, "failure:" + address, settings.failures());
    Duration wait = take(allowances, false);
    if (!wait.isZero()) {
      block(address, clock.instant(), wait);
    }
  }

  private void block(String address, Instant now, Duration wait) {
    if (blocked.size() >= MOST_BLOCKED) {
      blocked.values().removeIf(until -> !until.isAfter(now));
    }
    if (blocked.size() < MOST_BLOCKED) {
      blocked.put(address, now.plus(wait));
    }
  }

  private void limitAddress(Map<String, Allowance> allowances, Context ctx) {
    if (settings.perAddress() > 0) {
      limit(allowances, "address:" + address(ctx), settings.perAddress());
    }
  }

  private static void limit(Map<String, Allowance> allowances, String key, int perMinute) {
    if (perMinute > 0) {
      allowances.put(key, Allowance.perMinute(perMinute));
    }
  }

  private void admit(Map<String, Allowance> allowances, boolean anyway) {
    if (!allowances.isEmpty()) {
      Duration wait = take(allowances, anyway);
      if (!wait.isZero()) {
        throw tooMany(wait);
      }
    }
  }

  private Duration take(Map<String, Allowance> allowances, boolean anyway) {
    if (!away.isOver() || (suspect && !asking.tryLock())) {
      return anyway ? Duration.ZERO : local.take(allowances);
    }
    try {
      Duration wait = shared.take(allowances);
      suspect = false;
      return wait;
    } catch (AccessUnavailableException e) {
      suspect = true;
      away = Deadline.in(AWAY_FOR);
      log.warn(
          "The shared rate limiter is away; for {} s each process counts for itself, and operators"
              + " are let through",
          AWAY_FOR.toSeconds(),
          e);
      return anyway ? Duration.ZERO : local.take(allowances);
    } finally {
      if (asking.isHeldByCurrentThread()) {
        asking.unlock();
      }
    }
  }

  private String address(Context ctx) {
    return new ClientAddress(settings.proxies()).key(ctx);
  }

  private static ProblemException tooMany(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return new ProblemException(
        Problem.of(429, "Too many requests; try again in " + seconds + " s."),
        Map.of("Retry-After", Long.toString(seconds)));
  }
}
