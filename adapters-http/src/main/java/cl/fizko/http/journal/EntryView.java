package cl.fizko.http.journal;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.JournalEntry;
import cl.fizko.core.task.journal.TaskState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal as operators see it.
 *
 * @param name null if it is not known; so {@code queue}
 * @param durationMs how long the try took; null if it has not ended
 * @param error null if nothing went wrong
 */
record EntryView(
    String id,
    @Nullable String name,
    @Nullable String queue,
    String state,
    String worker,
    int attempt,
    String at,
    @Nullable Double durationMs,
    @Nullable String error) {

  static final EntryView EXAMPLE =
      of(
          new JournalEntry(
              new TaskId("0b9f1c1e-6f0a-4b7e-9d55-3f6f6b1f8a11"),
              "sii.sync_f29",
              "low",
              "celery@host",
              TaskState.FAILURE,
              2,
              Instant.parse("2026-11-24T15:00:00Z"),
              Duration.ofMillis(1_250),
              "TimeoutError: the portal did not answer"));

  static EntryView of(JournalEntry entry) {
    return new EntryView(
        entry.task().value(),
        orNull(entry.name()),
        orNull(entry.queue()),
        entry.state().name(),
        entry.worker(),
        entry.attempt(),
        entry.at().toString(),
        millis(entry.took()),
        orNull(entry.error()));
  }

  static @Nullable Double millis(Duration took) {
    return took.isZero() ? null : took.toNanos() / 1_000_000.0;
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
