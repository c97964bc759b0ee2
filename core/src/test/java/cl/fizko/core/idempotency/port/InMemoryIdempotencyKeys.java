package cl.fizko.core.idempotency.port;

import cl.fizko.core.idempotency.Claim;
import cl.fizko.core.idempotency.StoredAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@link IdempotencyKeys} in the memory of one process. */
public final class InMemoryIdempotencyKeys implements IdempotencyKeys {

  private final InstantSource clock;
  private final Map<String, Entry> entries = new HashMap<>();

  private record Entry(
      String request, String owner, Optional<StoredAnswer> answer, Instant until) {}

  public InMemoryIdempotencyKeys(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Claim claim(String key, String request, String owner, Duration lease) {
    Instant now = clock.instant();
    entries.values().removeIf(entry -> !now.isBefore(entry.until()));
    Entry known =
        entries.putIfAbsent(key, new Entry(request, owner, Optional.empty(), now.plus(lease)));
    if (known == null) {
      return new Claim.First();
    }
    if (!known.request().equals(request)) {
      return new Claim.Taken();
    }
    return known.answer().<Claim>map(Claim.Done::new).orElseGet(Claim.InProgress::new);
  }

  @Override
  public synchronized void answer(String key, String owner, StoredAnswer answer, Duration kept) {
    entries.computeIfPresent(
        key,
        (same, entry) ->
            isOpen(entry, owner)
                ? new Entry(entry.request(), owner, Optional.of(answer), clock.instant().plus(kept))
                : entry);
  }

  @Override
  public synchronized void release(String key, String owner) {
    entries.computeIfPresent(key, (same, entry) -> isOpen(entry, owner) ? null : entry);
  }

  private static boolean isOpen(Entry entry, String owner) {
    return entry.owner().equals(owner) && entry.answer().isEmpty();
  }
}
