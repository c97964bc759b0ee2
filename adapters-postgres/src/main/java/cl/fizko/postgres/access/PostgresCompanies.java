package cl.fizko.postgres.access;

import cl.fizko.core.access.Company;
import cl.fizko.core.access.CompanyId;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.port.Companies;
import cl.fizko.core.tax.Rut;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link Companies} in {@code fizko.companies}, whose policies decide who sees what. */
public final class PostgresCompanies implements Companies {

  private static final String ADD =
      """
      INSERT INTO fizko.companies (id, rut, name, created_at)
      VALUES (:id, :rut, :name, :created_at)
          ON CONFLICT (rut) DO NOTHING
      """;

  private static final String FIND = "SELECT * FROM fizko.companies WHERE id = :id";

  private static final String LIST =
      """
      SELECT *
        FROM fizko.companies
       WHERE (:after::uuid IS NULL OR id > :after)
       ORDER BY id
       LIMIT :most
      """;

  private final CompanyTransactions transactions;

  /** Does no I/O. */
  public PostgresCompanies(PostgresDatabase database) {
    this.transactions = new CompanyTransactions(database);
  }

  @Override
  public boolean add(Company company) {
    return transactions.asService(
            handle ->
                handle
                    .createUpdate(ADD)
                    .bind("id", company.id().value())
                    .bind("rut", company.rut().stored())
                    .bind("name", company.name())
                    .bind("created_at", AccessCalls.time(company.createdAt()))
                    .execute())
        == 1;
  }

  @Override
  public Optional<Company> find(Principal caller, CompanyId id) {
    return transactions.as(
        caller,
        handle ->
            handle
                .createQuery(FIND)
                .bind("id", id.value())
                .map((row, context) -> company(row))
                .findOne());
  }

  @Override
  public List<Company> list(Principal caller, Optional<CompanyId> after, int most) {
    return transactions.as(
        caller,
        handle ->
            handle
                .createQuery(LIST)
                .bind("after", after.map(CompanyId::value).orElse(null))
                .bind("most", most)
                .map((row, context) -> company(row))
                .list());
  }

  private static Company company(ResultSet row) throws SQLException {
    return new Company(
        new CompanyId(row.getObject("id", UUID.class)),
        Rut.parse(row.getString("rut")),
        row.getString("name"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
