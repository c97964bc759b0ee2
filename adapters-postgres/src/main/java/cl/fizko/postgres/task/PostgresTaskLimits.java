package cl.fizko.postgres.task;

import cl.fizko.core.task.Rate;
import cl.fizko.core.task.port.TaskLimits;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** {@link TaskLimits} in the tables of {@code fizko_task}. */
public final class PostgresTaskLimits implements TaskLimits {

  private static final long NANOS = 1_000_000_000;

  private static final String PLACE =
      """
      INSERT INTO fizko_task.lines AS line (key, next_start)
      VALUES (:key, :now + :interval)
          ON CONFLICT (key) DO UPDATE
         SET next_start = greatest(line.next_start, :now) + :interval
      RETURNING next_start - :interval
      """;

  /** Two who come to a room at once go in one after the other; ends with the transaction. */
  private static final String DOOR =
      "SELECT pg_advisory_xact_lock(hashtextextended('fizko_task.rooms ' || :key, 0))";

  private static final String AIR =
      "DELETE FROM fizko_task.rooms WHERE key = :key AND lease_end <= :now";

  private static final String ENTER =
      """
      INSERT INTO fizko_task.rooms (key, who, lease_end)
      SELECT :key, :who, :lease_end
       WHERE (SELECT count(*) FROM fizko_task.rooms WHERE key = :key AND who <> :who) < :places
          OR EXISTS (SELECT FROM fizko_task.rooms WHERE key = :key AND who = :who)
          ON CONFLICT (key, who) DO UPDATE SET lease_end = excluded.lease_end
      """;

  private static final String LEAVE =
      "DELETE FROM fizko_task.rooms WHERE key = :key AND who = :who";

  private final DatabaseCalls calls;
  private final InstantSource clock;

  /** Does no I/O. */
  public PostgresTaskLimits(PostgresDatabase database, InstantSource clock) {
    this.calls = new DatabaseCalls(database);
    this.clock = clock;
  }

  @Override
  public Instant place(String key, Rate rate) {
    Instant now = clock.instant();
    long start =
        calls.with(
            handle ->
                handle
                    .createQuery(PLACE)
                    .bind("key", key)
                    .bind("now", Math.addExact(now.getEpochSecond() * NANOS, now.getNano()))
                    .bind("interval", Math.max(1, rate.interval().toNanos()))
                    .mapTo(Long.class)
                    .one());
    return Instant.ofEpochSecond(Math.floorDiv(start, NANOS), Math.floorMod(start, NANOS));
  }

  @Override
  public boolean enter(String key, int places, String who, Duration lease) {
    Instant now = clock.instant();
    return calls.inTransaction(handle -> enter(handle, key, places, who, now, lease));
  }

  private static boolean enter(
      Handle handle, String key, int places, String who, Instant now, Duration lease) {
    Statements.run(handle.createQuery(DOOR).bind("key", key));
    handle.createUpdate(AIR).bind("key", key).bind("now", PostgresTime.of(now)).execute();
    return handle
            .createUpdate(ENTER)
            .bind("key", key)
            .bind("who", who)
            .bind("places", places)
            .bind("lease_end", PostgresTime.of(now.plus(lease)))
            .execute()
        > 0;
  }

  @Override
  public void leave(String key, String who) {
    calls.with(handle -> handle.createUpdate(LEAVE).bind("key", key).bind("who", who).execute());
  }
}
