package cl.fizko.http.queue;

import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A queue as callers see it.
 *
 * @param waiting tasks that could be taken now
 * @param delayed tasks whose time has not come
 * @param running tasks that a worker has
 * @param oldestSeconds for how long the longest waiting task waits; null if nothing waits, or if
 *     its sender did not say when it was sent
 * @param paused whether it hands out nothing
 */
record QueueView(
    String name,
    long waiting,
    long delayed,
    long running,
    @Nullable Long oldestSeconds,
    boolean paused) {

  static final QueueView EXAMPLE = new QueueView("default", 12, 3, 2, 4L, false);

  static QueueView of(
      QueueName name,
      QueueDepth depth,
      Optional<Instant> waitingSince,
      Instant now,
      boolean paused) {
    return new QueueView(
        name.value(),
        depth.ready(),
        depth.delayed(),
        depth.leased(),
        waitingSince
            .map(since -> Math.max(0, Duration.between(since, now).toSeconds()))
            .orElse(null),
        paused);
  }
}
