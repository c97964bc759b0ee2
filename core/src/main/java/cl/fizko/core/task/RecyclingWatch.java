package cl.fizko.core.task;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Tells when a worker has done its share. Looks at the memory of the process now and then only. */
final class RecyclingWatch {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Recycling recycling;
  private final InstantSource clock;
  private Instant nextLook = Instant.MIN;
  private long resident;

  RecyclingWatch(Recycling recycling, InstantSource clock) {
    this.recycling = recycling;
    this.clock = clock;
  }

  /** Why it is time for a fresh worker, if it is. */
  Optional<String> due(long ended, Instant since) {
    if (recycling.equals(Recycling.OFF)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (recycling.memory() > 0 && !now.isBefore(nextLook)) {
      nextLook = now.plus(BETWEEN_LOOKS);
      resident = ResidentMemory.bytes();
    }
    return recycling.reason(ended, Duration.between(since, now), resident);
  }
}
