package cl.fizko.core.task;

import cl.fizko.core.runtime.Stopwatch;
import cl.fizko.core.task.port.TaskQueues;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The queues that there are: those that somebody has named, and those that the broker knows of. The
 * broker is asked at most every 5 seconds, because it may have to look far. Safe for use by many
 * threads.
 */
public final class KnownQueues {

  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private final TaskQueues queues;
  private final Set<QueueName> named;
  private volatile Look last;

  private record Look(SortedSet<QueueName> seen, Stopwatch since) {

    boolean isFresh() {
      return !seen.isEmpty() && since.elapsed().compareTo(REMEMBERED) < 0;
    }
  }

  /**
   * @param named those that are there even when nothing lies in them
   */
  public KnownQueues(TaskQueues queues, Collection<QueueName> named) {
    this.queues = queues;
    this.named = Set.copyOf(named);
    this.last =
        new Look(new TreeSet<>(Comparator.comparing(QueueName::value)), Stopwatch.started());
  }

  /** All of them by name, as they were at most 5 seconds ago. */
  public SortedSet<QueueName> all() {
    Look known = last;
    if (!known.isFresh()) {
      known = look();
      last = known;
    }
    return known.seen();
  }

  /** Whether a queue is one of them now. */
  public boolean has(QueueName queue) {
    return all().contains(queue) || look().seen().contains(queue);
  }

  private Look look() {
    SortedSet<QueueName> seen = new TreeSet<>(Comparator.comparing(QueueName::value));
    seen.addAll(named);
    seen.addAll(queues.names());
    return new Look(Collections.unmodifiableSortedSet(seen), Stopwatch.started());
  }
}
