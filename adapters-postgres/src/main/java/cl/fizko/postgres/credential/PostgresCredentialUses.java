package cl.fizko.postgres.credential;

import cl.fizko.core.credential.Binding;
import cl.fizko.core.credential.CredentialUse;
import cl.fizko.core.credential.CredentialUse.Action;
import cl.fizko.core.credential.Purpose;
import cl.fizko.core.credential.port.CredentialUses;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.access.CompanyTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * {@link CredentialUses} in {@code fizko.credential_uses}. A database that does not answer is a
 * {@link cl.fizko.core.access.AccessUnavailableException}.
 */
public final class PostgresCredentialUses implements CredentialUses {

  private static final String RECORD =
      """
      INSERT INTO fizko.credential_uses (company_id, purpose, action, actor, reason, at)
      VALUES (:company, :purpose, :action, :actor, :reason, :at)
      """;

  private static final String NEWEST =
      """
      SELECT * FROM fizko.credential_uses WHERE company_id = :company ORDER BY id DESC LIMIT :most
      """;

  private final CompanyTransactions transactions;

  /** Does no I/O. */
  public PostgresCredentialUses(PostgresDatabase database) {
    this.transactions = new CompanyTransactions(database);
  }

  @Override
  public void record(CredentialUse use) {
    transactions.asService(
        handle ->
            handle
                .createUpdate(RECORD)
                .bind("company", use.binding().company())
                .bind("purpose", use.binding().purpose().word())
                .bind("action", use.action().name().toLowerCase(Locale.ROOT))
                .bind("actor", use.actor())
                .bind("reason", use.reason())
                .bind("at", OffsetDateTime.ofInstant(use.at(), ZoneOffset.UTC))
                .execute());
  }

  @Override
  public List<CredentialUse> newest(UUID company, int most) {
    return transactions.asService(
        handle ->
            handle
                .createQuery(NEWEST)
                .bind("company", company)
                .bind("most", most)
                .map((row, context) -> use(row))
                .list());
  }

  private static CredentialUse use(ResultSet row) throws SQLException {
    return new CredentialUse(
        new Binding(
            row.getObject("company_id", UUID.class), Purpose.parse(row.getString("purpose"))),
        Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
        row.getString("actor"),
        row.getString("reason"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
