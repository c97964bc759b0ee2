package cl.fizko.http.overview;

import org.jspecify.annotations.Nullable;

/**
 * How everything is at one moment.
 *
 * @param at when
 * @param seconds how long a time the counts cover
 * @param started tries that began in that time; so {@code succeeded}, {@code failed} for good, and
 *     {@code retried}
 * @param p50Ms how long half of the tries took at most; null if none has ended in that time
 * @param p95Ms the same of 95 in 100
 * @param waiting tasks that could be taken now, in all queues
 * @param delayed tasks whose time has not come
 * @param running tasks that a worker of ours holds
 * @param oldestSeconds how long the longest waiting has waited; null if none waits
 * @param journalDropped entries that the journal had no room for in that time
 */
record Sample(
    String at,
    double seconds,
    long started,
    long succeeded,
    long failed,
    long retried,
    @Nullable Double p50Ms,
    @Nullable Double p95Ms,
    long waiting,
    long delayed,
    long running,
    @Nullable Long oldestSeconds,
    int workers,
    long deadLetters,
    long journalDropped) {

  static final Sample EXAMPLE =
      new Sample("2026-11-24T15:00:00Z", 1, 120, 118, 1, 1, 4.2, 31.0, 40, 3, 2, 7L, 2, 5, 0);
}
