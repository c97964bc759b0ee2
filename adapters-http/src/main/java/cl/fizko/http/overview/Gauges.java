package cl.fizko.http.overview;

import cl.fizko.core.task.KnownQueues;
import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.journal.Totals;
import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.core.task.port.TaskTotals;
import cl.fizko.core.task.port.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What a sample is read off. */
public record Gauges(
    TaskTotals totals,
    TaskQueues queues,
    KnownQueues known,
    DeadLetters deadLetters,
    Workers workers,
    InstantSource clock) {

  /** What was seen, with what the next one is compared with. */
  record Reading(Sample sample, Totals totals) {}

  /** Reads all of them; nothing is counted yet. */
  Reading read() {
    return read(totals.read(), Duration.ZERO);
  }

  /** Reads all of them; counts cover the time since the totals given. */
  Reading read(Totals earlier, Duration since) {
    Instant now = clock.instant();
    Totals all = totals.read();
    Totals done = all.since(earlier);
    Depths depths = depths(now);
    Sample sample =
        new Sample(
            now.toString(),
            since.toMillis() / 1_000.0,
            done.of(Totals.Count.STARTED),
            done.of(Totals.Count.SUCCEEDED),
            done.of(Totals.Count.FAILED),
            done.of(Totals.Count.RETRIED),
            millis(done.percentile(0.5)),
            millis(done.percentile(0.95)),
            depths.sum().ready(),
            depths.sum().delayed(),
            depths.sum().leased(),
            depths.oldestSeconds(),
            workers.count(),
            deadLetters.count(),
            done.of(Totals.Count.DROPPED));
    return new Reading(sample, all);
  }

  private record Depths(QueueDepth sum, @Nullable Long oldestSeconds) {}

  private Depths depths(Instant now) {
    QueueDepth sum = new QueueDepth(0, 0, 0);
    Optional<Instant> oldest = Optional.empty();
    for (QueueName queue : known.all()) {
      QueueDepth each = queues.depth(queue);
      sum =
          new QueueDepth(
              sum.ready() + each.ready(),
              sum.delayed() + each.delayed(),
              sum.leased() + each.leased());
      if (each.ready() > 0) {
        Optional<Instant> first = queues.waitingSince(queue);
        if (first.isPresent() && oldest.filter(first.get()::isAfter).isEmpty()) {
          oldest = first;
        }
      }
    }
    return new Depths(
        sum, oldest.map(at -> Math.max(0, Duration.between(at, now).toSeconds())).orElse(null));
  }

  private static @Nullable Double millis(OptionalDouble percentile) {
    return percentile.isPresent() ? Math.round(percentile.getAsDouble() * 100) / 100.0 : null;
  }
}
