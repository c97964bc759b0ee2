package cl.fizko.postgres.access;

import cl.fizko.core.access.AuditEntry;
import cl.fizko.core.access.AuditFilter;
import cl.fizko.core.access.port.AuditLog;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;

/** {@link AuditLog} in {@code fizko.audit}. */
public final class PostgresAuditLog implements AuditLog {

  private static final String RECORD =
      """
      INSERT INTO fizko.audit (at, actor, action, target, status, request_id)
      VALUES (:at, :actor, :action, :target, :status, :request_id)
      """;

  private static final String NEWEST =
      """
      SELECT *
        FROM fizko.audit
       WHERE (:before::bigint IS NULL OR id < :before)
         AND (:actor::text IS NULL OR actor = :actor)
         AND (:action::text IS NULL OR starts_with(action, :action))
         AND (:since::timestamptz IS NULL OR at >= :since)
         AND (:until::timestamptz IS NULL OR at < :until)
       ORDER BY id DESC
       LIMIT :most
      """;

  private final AccessCalls calls;

  /** Does no I/O. */
  public PostgresAuditLog(PostgresDatabase database) {
    this.calls = new AccessCalls(database);
  }

  @Override
  public void record(AuditEntry entry) {
    calls.with(
        handle ->
            handle
                .createUpdate(RECORD)
                .bind("at", AccessCalls.time(entry.at()))
                .bind("actor", entry.actor())
                .bind("action", entry.action())
                .bind("target", entry.target())
                .bind("status", entry.status())
                .bind("request_id", entry.requestId())
                .execute());
  }

  @Override
  public List<AuditEntry> newest(AuditFilter filter, OptionalLong before, int most) {
    return calls.with(
        handle ->
            handle
                .createQuery(NEWEST)
                .bind("before", before.isPresent() ? Long.valueOf(before.getAsLong()) : null)
                .bind("actor", filter.actor().orElse(null))
                .bind("action", filter.action().orElse(null))
                .bind("since", AccessCalls.time(filter.since()))
                .bind("until", AccessCalls.time(filter.until()))
                .bind("most", most)
                .map((row, context) -> entry(row))
                .list());
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("action"),
        row.getString("target"),
        row.getInt("status"),
        row.getString("request_id"));
  }
}
