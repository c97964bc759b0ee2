package cl.fizko.core.task;

import cl.fizko.core.task.port.Revocations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The revocations that a worker knows of: as many, and for as long, as a Celery worker does. */
final class Revoked {

  private static final int MOST = 50_000;

  /** Clocks differ, and who writes late writes an early time. */
  private static final Duration OVERLAP = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Map<TaskId, Revocation> known = new LinkedHashMap<>();
  private Instant looked;

  Revoked(InstantSource clock) {
    this.clock = clock;
    this.looked = clock.instant().minus(Revocations.KEPT);
  }

  /**
   * Asks what is new.
   *
   * @return what it did not know
   */
  synchronized List<Revocation> ask(Revocations revocations) {
    Instant now = clock.instant();
    List<Revocation> news = add(revocations.since(looked.minus(OVERLAP)));
    looked = now;
    return news;
  }

  /** Takes revocations; returns those that it did not know. */
  synchronized List<Revocation> add(List<Revocation> revocations) {
    List<Revocation> news = new ArrayList<>();
    for (Revocation each : revocations) {
      Revocation old = known.get(each.id());
      if (old == null || (each.terminate() && !old.terminate())) {
        known.remove(each.id());
        known.put(each.id(), each);
        news.add(each);
      }
    }
    Instant forgotten = clock.instant().minus(Revocations.KEPT);
    known.values().removeIf(each -> each.at().isBefore(forgotten));
    while (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
    return news;
  }

  synchronized boolean contains(TaskId id) {
    return known.containsKey(id);
  }

  synchronized List<Revocation> all() {
    return List.copyOf(known.values());
  }
}
