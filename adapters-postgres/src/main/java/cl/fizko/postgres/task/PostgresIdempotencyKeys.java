package cl.fizko.postgres.task;

import cl.fizko.core.idempotency.Claim;
import cl.fizko.core.idempotency.StoredAnswer;
import cl.fizko.core.idempotency.port.IdempotencyKeys;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** {@link IdempotencyKeys} in {@code fizko_task.idempotency_keys}. */
public final class PostgresIdempotencyKeys implements IdempotencyKeys {

  /** Takes over a row whose time is over; any other one is answered as it is. */
  private static final String CLAIM =
      """
      WITH forgotten AS (
        DELETE FROM fizko_task.idempotency_keys
         WHERE key IN (SELECT key FROM fizko_task.idempotency_keys
                        WHERE kept_until <= :now AND key <> :key
                        LIMIT 10 FOR UPDATE SKIP LOCKED))
      INSERT INTO fizko_task.idempotency_keys AS k (key, request, owner, kept_until)
      VALUES (:key, :request, :owner, :until)
          ON CONFLICT (key) DO UPDATE
         SET request = CASE WHEN k.kept_until <= :now THEN excluded.request ELSE k.request END,
             owner = CASE WHEN k.kept_until <= :now THEN excluded.owner ELSE k.owner END,
             status = CASE WHEN k.kept_until <= :now THEN NULL ELSE k.status END,
             body = CASE WHEN k.kept_until <= :now THEN NULL ELSE k.body END,
             kept_until =
               CASE WHEN k.kept_until <= :now THEN excluded.kept_until ELSE k.kept_until END
      RETURNING k.owner = :owner AS first, k.request = :request AS same, k.status, k.body
      """;

  private static final String ANSWER =
      """
      UPDATE fizko_task.idempotency_keys
         SET status = :status, body = :body, kept_until = :until
       WHERE key = :key AND owner = :owner AND status IS NULL
      """;

  private static final String RELEASE =
      """
      DELETE FROM fizko_task.idempotency_keys
       WHERE key = :key AND owner = :owner AND status IS NULL
      """;

  private final DatabaseCalls calls;
  private final InstantSource clock;

  /** Does no I/O. */
  public PostgresIdempotencyKeys(PostgresDatabase database, InstantSource clock) {
    this.calls = new DatabaseCalls(database);
    this.clock = clock;
  }

  @Override
  public Claim claim(String key, String request, String owner, Duration lease) {
    Instant now = clock.instant();
    return calls.with(
        handle ->
            handle
                .createQuery(CLAIM)
                .bind("key", key)
                .bind("request", request)
                .bind("owner", owner)
                .bind("now", PostgresTime.of(now))
                .bind("until", PostgresTime.of(now.plus(lease)))
                .map((row, context) -> claim(row))
                .one());
  }

  private static Claim claim(ResultSet row) throws SQLException {
    if (row.getBoolean("first")) {
      return new Claim.First();
    }
    if (!row.getBoolean("same")) {
      return new Claim.Taken();
    }
    int status = row.getInt("status");
    return row.wasNull()
        ? new Claim.InProgress()
        : new Claim.Done(new StoredAnswer(status, row.getString("body")));
  }

  @Override
  public void answer(String key, String owner, StoredAnswer answer, Duration kept) {
    calls.with(
        handle ->
            handle
                .createUpdate(ANSWER)
                .bind("key", key)
                .bind("owner", owner)
                .bind("status", answer.status())
                .bind("body", answer.body())
                .bind("until", PostgresTime.of(clock.instant().plus(kept)))
                .execute());
  }

  @Override
  public void release(String key, String owner) {
    calls.with(
        handle -> handle.createUpdate(RELEASE).bind("key", key).bind("owner", owner).execute());
  }
}
