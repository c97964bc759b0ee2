package cl.fizko.http.access.supabase;

import cl.fizko.core.access.AccessUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of a project, kept for {@link #FRESH}. A key that is not among them is asked for
 * again, at most every {@link #BETWEEN}. While they cannot be had, those known go on for {@link
 * #STALE} after they were told. One thread asks at a time; others wait only if they know nothing.
 * Safe for use by many threads.
 */
final class PublishedKeys {

  /** How long they are taken as told; the project's own edge keeps them as long (supabase §2). */
  static final Duration FRESH = Duration.ofMinutes(10);

  /** The least time between two questions after one that was answered. */
  static final Duration BETWEEN = Duration.ofSeconds(30);

  /** The same after one that was not. */
  static final Duration BETWEEN_FAILURES = Duration.ofSeconds(5);

  /** How old they may be while they cannot be had. */
  static final Duration STALE = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(PublishedKeys.class);

  private final KeySource source;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile KeySet known = KeySet.NEVER;
  private volatile Instant notBefore = Instant.MIN;
  private volatile IOException failure = new IOException("never asked");

  PublishedKeys(KeySource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * Finds a key.
   *
   * @param kid null if the token names none
   * @return empty if the project has no such key
   * @throws AccessUnavailableException if that cannot be told
   */
  Optional<PublishedKey> find(@Nullable String kid) {
    Instant now = clock.instant();
    KeySet seen = known;
    Optional<PublishedKey> found = seen.find(kid);
    if (found.isPresent() && seen.isYoungerThan(FRESH, now)) {
      return found;
    }
    KeySet keys = asked(seen, found.isPresent() && seen.isYoungerThan(STALE, now), now);
    if (!keys.isYoungerThan(STALE, now)) {
      throw new AccessUnavailableException(
          "the keys of the project cannot be had: " + failure.getMessage(), failure);
    }
    return keys.find(kid);
  }

  /**
   * What is known after a question.
   *
   * @param enough whether what was seen will do if another thread asks at this moment
   */
  private KeySet asked(KeySet seen, boolean enough, Instant now) {
    if (enough && !asking.tryLock()) {
      return seen;
    }
    if (!enough) {
      asking.lock();
    }
    try {
      if (known.toldAt().equals(seen.toldAt()) && !now.isBefore(notBefore)) {
        ask(now);
      }
      return known;
    } finally {
      asking.unlock();
    }
  }

  private void ask(Instant now) {
    try {
      known = KeySet.parse(source.ask(), now);
      notBefore = now.plus(BETWEEN);
    } catch (IOException e) {
      failure = e;
      notBefore = now.plus(BETWEEN_FAILURES);
      log.warn("The project's keys cannot be had; those known go on for a while", e);
    }
  }
}
