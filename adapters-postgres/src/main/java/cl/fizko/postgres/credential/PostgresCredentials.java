package cl.fizko.postgres.credential;

import cl.fizko.core.credential.Binding;
import cl.fizko.core.credential.Purpose;
import cl.fizko.core.credential.port.Credentials;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.access.CompanyTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * {@link Credentials} in {@code fizko.sii_credentials}. A database that does not answer is a {@link
 * cl.fizko.core.access.AccessUnavailableException}, and so is a company that is not there.
 */
public final class PostgresCredentials implements Credentials {

  private static final String SAVE =
      """
      INSERT INTO fizko.sii_credentials (company_id, purpose, ciphertext)
      VALUES (:company, :purpose, :ciphertext)
      ON CONFLICT (company_id, purpose) DO UPDATE SET ciphertext = excluded.ciphertext
      """;

  private static final String FIND =
      """
      SELECT ciphertext FROM fizko.sii_credentials
       WHERE company_id = :company AND purpose = :purpose
      """;

  private static final String REMOVE =
      "DELETE FROM fizko.sii_credentials WHERE company_id = :company AND purpose = :purpose";

  private static final String REPLACE =
      """
      UPDATE fizko.sii_credentials SET ciphertext = :anew
       WHERE company_id = :company AND purpose = :purpose AND ciphertext = :expected
      """;

  private static final String FIRST =
      """
      SELECT company_id, purpose FROM fizko.sii_credentials
       ORDER BY company_id, purpose
       LIMIT :most
      """;

  private static final String AFTER =
      """
      SELECT company_id, purpose FROM fizko.sii_credentials
       WHERE (company_id, purpose) > (:company, :purpose)
       ORDER BY company_id, purpose
       LIMIT :most
      """;

  private final CompanyTransactions transactions;

  /** Does no I/O. */
  public PostgresCredentials(PostgresDatabase database) {
    this.transactions = new CompanyTransactions(database);
  }

  @Override
  public void save(Binding binding, byte[] ciphertext) {
    transactions.asService(
        handle ->
            bound(handle.createUpdate(SAVE), binding).bind("ciphertext", ciphertext).execute());
  }

  @Override
  public Optional<byte[]> find(Binding binding) {
    return transactions.asService(
        handle -> bound(handle.createQuery(FIND), binding).mapTo(byte[].class).findOne());
  }

  @Override
  public boolean remove(Binding binding) {
    return transactions.asService(
        handle -> bound(handle.createUpdate(REMOVE), binding).execute() > 0);
  }

  @Override
  public boolean replace(Binding binding, byte[] expected, byte[] anew) {
    return transactions.asService(
        handle ->
            bound(handle.createUpdate(REPLACE), binding)
                    .bind("expected", expected)
                    .bind("anew", anew)
                    .execute()
                > 0);
  }

  @Override
  public List<Binding> first(int most) {
    return transactions.asService(
        handle ->
            handle
                .createQuery(FIRST)
                .bind("most", most)
                .map((row, context) -> binding(row))
                .list());
  }

  @Override
  public List<Binding> after(Binding last, int most) {
    return transactions.asService(
        handle ->
            bound(handle.createQuery(AFTER), last)
                .bind("most", most)
                .map((row, context) -> binding(row))
                .list());
  }

  private static <T extends SqlStatement<T>> T bound(T statement, Binding binding) {
    return statement.bind("company", binding.company()).bind("purpose", binding.purpose().word());
  }

  private static Binding binding(ResultSet row) throws SQLException {
    return new Binding(
        row.getObject("company_id", UUID.class), Purpose.parse(row.getString("purpose")));
  }
}
