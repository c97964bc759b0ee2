package cl.fizko.postgres.access;

import cl.fizko.core.access.CompanyId;
import cl.fizko.core.access.CompanyRole;
import cl.fizko.core.access.Membership;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.Role;
import cl.fizko.core.access.port.Memberships;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link Memberships} in {@code fizko.memberships}, where no user may write. */
public final class PostgresMemberships implements Memberships {

  private static final String GRANT =
      """
      INSERT INTO fizko.memberships (company_id, user_id, role, granted_by, granted_at)
      SELECT id, :user, :role, :granted_by, :granted_at
        FROM fizko.companies
       WHERE id = :company
          ON CONFLICT (user_id, company_id) DO UPDATE
         SET role = excluded.role,
             granted_by = excluded.granted_by,
             granted_at = excluded.granted_at
      """;

  private static final String END =
      "DELETE FROM fizko.memberships WHERE company_id = :company AND user_id = :user";

  private static final String IN =
      """
      SELECT *
        FROM fizko.memberships
       WHERE company_id = :company AND (:after::uuid IS NULL OR user_id > :after)
       ORDER BY user_id
       LIMIT :most
      """;

  /** The policy shows the caller's own, and the user is asked for all the same. */
  private static final String OWN =
      """
      SELECT *
        FROM fizko.memberships
       WHERE user_id = :user AND (:company::uuid IS NULL OR company_id = :company)
       ORDER BY company_id
      """;

  private final CompanyTransactions transactions;

  /** Does no I/O. */
  public PostgresMemberships(PostgresDatabase database) {
    this.transactions = new CompanyTransactions(database);
  }

  @Override
  public boolean grant(Membership membership) {
    return transactions.asService(
            handle ->
                handle
                    .createUpdate(GRANT)
                    .bind("company", membership.company().value())
                    .bind("user", membership.user())
                    .bind("role", membership.role().label())
                    .bind("granted_by", membership.grantedBy())
                    .bind("granted_at", AccessCalls.time(membership.grantedAt()))
                    .execute())
        == 1;
  }

  @Override
  public boolean end(CompanyId company, UUID user) {
    return transactions.asService(
            handle ->
                handle
                    .createUpdate(END)
                    .bind("company", company.value())
                    .bind("user", user)
                    .execute())
        == 1;
  }

  @Override
  public List<Membership> in(CompanyId company, Optional<UUID> after, int most) {
    return transactions.asService(
        handle ->
            handle
                .createQuery(IN)
                .bind("company", company.value())
                .bind("after", after.orElse(null))
                .bind("most", most)
                .map((row, context) -> membership(row))
                .list());
  }

  @Override
  public Optional<Membership> find(Principal member, CompanyId company) {
    return own(member, Optional.of(company)).stream().findFirst();
  }

  @Override
  public List<Membership> of(Principal member) {
    return own(member, Optional.empty());
  }

  private List<Membership> own(Principal member, Optional<CompanyId> company) {
    if (member.role() != Role.MEMBER) {
      throw new IllegalArgumentException(member.name() + " is no member");
    }
    return transactions.as(
        member,
        handle ->
            handle
                .createQuery(OWN)
                .bind("user", member.user().orElseThrow().id())
                .bind("company", company.map(CompanyId::value).orElse(null))
                .map((row, context) -> membership(row))
                .list());
  }

  private static Membership membership(ResultSet row) throws SQLException {
    return new Membership(
        new CompanyId(row.getObject("company_id", UUID.class)),
        row.getObject("user_id", UUID.class),
        CompanyRole.of(row.getString("role")),
        row.getString("granted_by"),
        row.getObject("granted_at", OffsetDateTime.class).toInstant());
  }
}
