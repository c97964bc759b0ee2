package cl.fizko.http.health;

import cl.fizko.core.health.Health;
import cl.fizko.core.health.port.HealthProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Whether everything that the process depends on can be reached. All probes look at once; what they
 * saw holds for a second, and callers that come meanwhile get the same answer.
 */
public final class Readiness {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final List<BoundedProbe> probes;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private Map<String, Health> last = Map.of();
  private long lastAt;
  private boolean looked;

  /**
   * @param nanoTime a monotonic time in nanoseconds, such as {@link System#nanoTime()}
   * @throws IllegalArgumentException if two probes have the same name
   */
  public Readiness(List<HealthProbe> probes, LongSupplier nanoTime) {
    this(probes, nanoTime, PATIENCE);
  }

  Readiness(List<HealthProbe> probes, LongSupplier nanoTime, Duration patience) {
    if (probes.stream().map(HealthProbe::name).distinct().count() != probes.size()) {
      throw new IllegalArgumentException("two health probes have the same name");
    }
    this.probes = probes.stream().map(probe -> new BoundedProbe(probe, patience)).toList();
    this.nanoTime = nanoTime;
  }

  /** What each probe saw, by its name, in the order of the probes. At most a second old. */
  public Map<String, Health> look() {
    lock.lock();
    try {
      if (!looked || nanoTime.getAsLong() - lastAt >= FRESH.toNanos()) {
        last = lookNow();
        lastAt = nanoTime.getAsLong();
        looked = true;
      }
      return last;
    } finally {
      lock.unlock();
    }
  }

  private Map<String, Health> lookNow() {
    probes.forEach(BoundedProbe::ask);
    long asked = nanoTime.getAsLong();
    Map<String, Health> seen = new LinkedHashMap<>();
    for (BoundedProbe probe : probes) {
      seen.put(probe.name(), probe.answer(Duration.ofNanos(nanoTime.getAsLong() - asked)));
    }
    return seen;
  }
}
