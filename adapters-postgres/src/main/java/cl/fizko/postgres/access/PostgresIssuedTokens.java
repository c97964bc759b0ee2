package cl.fizko.postgres.access;

import cl.fizko.core.access.ServiceToken;
import cl.fizko.core.access.TokenHash;
import cl.fizko.core.access.port.IssuedTokens;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** {@link IssuedTokens} in {@code fizko.service_tokens}. */
public final class PostgresIssuedTokens implements IssuedTokens {

  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private static final String ADD =
      """
      INSERT INTO fizko.service_tokens (id, name, scopes, hash, created_at, created_by, expires_at)
      VALUES (:id, :name, :scopes, :hash, :created_at, :created_by, :expires_at)
      """;

  private static final String LIST =
      """
      SELECT *
        FROM fizko.service_tokens
       WHERE revoked_at IS NULL
         AND (:before::uuid IS NULL
              OR (created_at, id)
                 < (SELECT created_at, id FROM fizko.service_tokens WHERE id = :before))
       ORDER BY created_at DESC, id DESC
       LIMIT :most
      """;

  private static final String REVOKE =
      "UPDATE fizko.service_tokens SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL";

  private static final String FIND =
      "SELECT * FROM fizko.service_tokens WHERE hash = :hash AND revoked_at IS NULL";

  private static final String NOTE_USE =
      "UPDATE fizko.service_tokens SET last_used_at = :now WHERE id = :id";

  private final AccessCalls calls;

  /** Does no I/O. */
  public PostgresIssuedTokens(PostgresDatabase database) {
    this.calls = new AccessCalls(database);
  }

  @Override
  public void add(ServiceToken token, TokenHash hash) {
    calls.with(
        handle ->
            handle
                .createUpdate(ADD)
                .bind("id", token.id())
                .bind("name", token.name())
                .bindArray("scopes", String.class, token.scopes().stream().sorted().toList())
                .bind("hash", hash.bytes())
                .bind("created_at", AccessCalls.time(token.createdAt()))
                .bind("created_by", token.createdBy())
                .bind("expires_at", AccessCalls.time(token.expiresAt()))
                .execute());
  }

  @Override
  public List<ServiceToken> list(Optional<UUID> before, int most) {
    return calls.with(
        handle ->
            handle
                .createQuery(LIST)
                .bind("before", before.orElse(null))
                .bind("most", most)
                .map((row, context) -> token(row))
                .list());
  }

  @Override
  public boolean revoke(UUID id, Instant at) {
    return calls.with(
            handle ->
                handle
                    .createUpdate(REVOKE)
                    .bind("id", id)
                    .bind("at", AccessCalls.time(at))
                    .execute())
        == 1;
  }

  @Override
  public Optional<ServiceToken> use(TokenHash hash, Instant now) {
    return calls.with(
        handle -> {
          Optional<ServiceToken> token =
              handle
                  .createQuery(FIND)
                  .bind("hash", hash.bytes())
                  .map((row, context) -> token(row))
                  .findOne();
          token
              .filter(found -> isNoteworthy(found, now))
              .ifPresent(found -> noteUse(handle, found, now));
          return token;
        });
  }

  private static boolean isNoteworthy(ServiceToken token, Instant now) {
    return token.lastUsedAt().map(last -> !last.isAfter(now.minus(NOTED_EVERY))).orElse(true);
  }

  private static void noteUse(Handle handle, ServiceToken token, Instant now) {
    handle
        .createUpdate(NOTE_USE)
        .bind("id", token.id())
        .bind("now", AccessCalls.time(now))
        .execute();
  }

  private static ServiceToken token(ResultSet row) throws SQLException {
    return new ServiceToken(
        row.getObject("id", UUID.class),
        row.getString("name"),
        Set.of((String[]) row.getArray("scopes").getArray()),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by"),
        instant(row, "last_used_at"),
        instant(row, "expires_at"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
