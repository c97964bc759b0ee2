package cl.fizko.postgres.credential;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.credential.Binding;
import cl.fizko.core.credential.CredentialVault;
import cl.fizko.core.credential.Purpose;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.access.CompanyTransactions;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.JdbiException;

/**
 * Takes over the passwords of the old system, from {@code public.companies} to the company of the
 * same RUT. What is stored here already stays as it is, so it may be run again; the old table is
 * left alone.
 */
public final class LegacyImport {

  private static final String OLD =
      """
      SELECT rut, sii_password FROM public.companies
       WHERE sii_password IS NOT NULL AND sii_password <> ''
       ORDER BY rut
      """;

  private static final String OURS =
      "SELECT id FROM fizko.companies WHERE rut = lower(regexp_replace(:rut, '[^0-9kK]', '', 'g'))";

  private static final String REASON = "fizko credentials import-legacy";

  private final PostgresDatabase database;
  private final LegacyPasswords passwords;
  private final CredentialVault vault;

  public LegacyImport(PostgresDatabase database, LegacyPasswords passwords, CredentialVault vault) {
    this.database = database;
    this.passwords = passwords;
    this.vault = vault;
  }

  /** What became of the password of a company. */
  public enum Outcome {
    IMPORTED,
    /** There is one in the vault already. */
    KEPT,
    /** No company of this RUT is known here. */
    UNKNOWN_COMPANY,
    /** Under another {@code SUPABASE_JWT_SECRET}, or damaged. */
    UNREADABLE
  }

  /**
   * A company and what became of its password.
   *
   * @param detail what is wrong, if anything is; nothing secret
   */
  public record Line(String rut, Outcome outcome, String detail) {}

  private record Old(String rut, String token) {}

  /**
   * Imports all.
   *
   * @param actor who asked for it, for the audit
   * @param lines is told of each company as it is done
   */
  public void run(String actor, Consumer<Line> lines) {
    old().forEach(each -> lines.accept(take(each, actor)));
  }

  /** As the role that is logged in: it owns the old tables, or may read them anyway. */
  private List<Old> old() {
    try {
      return database
          .jdbi()
          .withHandle(
              handle ->
                  handle
                      .createQuery(OLD)
                      .map(
                          (row, context) ->
                              new Old(row.getString("rut"), row.getString("sii_password")))
                      .list());
    } catch (JdbiException e) {
      throw new AccessUnavailableException(
          "the old system's companies cannot be read: " + e.getMessage(), e);
    }
  }

  private Line take(Old old, String actor) {
    List<UUID> ours =
        new CompanyTransactions(database)
            .asService(
                handle -> handle.createQuery(OURS).bind("rut", old.rut()).mapTo(UUID.class).list());
    if (ours.isEmpty()) {
      return new Line(old.rut(), Outcome.UNKNOWN_COMPANY, "create the company first");
    }
    Binding binding = new Binding(ours.getFirst(), Purpose.SII_PASSWORD);
    if (vault.holds(binding)) {
      return new Line(old.rut(), Outcome.KEPT, "");
    }
    try {
      vault.store(binding, passwords.read(old.token()), actor, REASON);
      return new Line(old.rut(), Outcome.IMPORTED, "");
    } catch (LegacyPasswordException e) {
      return new Line(old.rut(), Outcome.UNREADABLE, "the password " + e.problem());
    }
  }
}
