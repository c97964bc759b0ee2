package cl.fizko.postgres.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.CompanyId;
import cl.fizko.core.access.CompanyRole;
import cl.fizko.core.access.Membership;
import cl.fizko.core.access.Principal;
import cl.fizko.core.access.User;
import cl.fizko.core.credential.Binding;
import cl.fizko.core.credential.CredentialVault;
import cl.fizko.core.credential.Purpose;
import cl.fizko.core.credential.SecretBytes;
import cl.fizko.core.credential.port.Credentials;
import cl.fizko.core.credential.port.CredentialsContract;
import cl.fizko.postgres.TestDatabase;
import cl.fizko.postgres.access.CompanyTransactions;
import cl.fizko.postgres.access.PostgresMemberships;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCredentialsTest extends CredentialsContract {

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  private static final Instant NOW = Instant.parse("2025-11-03T12:00:00Z");

  private final MigratedCompanies companies = new MigratedCompanies(DATABASES);

  @Override
  protected Credentials credentials() {
    return new PostgresCredentials(companies.database());
  }

  @Override
  protected UUID company() {
    return companies.add();
  }

  @Test
  void aCompanyThatIsNotThereHasNoCredentials() {
    Credentials credentials = credentials();
    Binding nobodys = new Binding(UUID.randomUUID(), Purpose.SII_PASSWORD);
    assertThatThrownBy(() -> credentials.save(nobodys, new byte[] {1}))
        .isInstanceOf(AccessUnavailableException.class);
  }

  /** Weaknesses 2 and 8: any member could read and overwrite the password. */
  @Test
  void notEvenAnOwnerSeesACiphertextButHeSeesEveryUse() {
    UUID company = company();
    User owner = user(company, CompanyRole.OWNER);
    User member = user(company, CompanyRole.MEMBER);
    store(company);
    assertThatThrownBy(() -> count(owner, "fizko.sii_credentials"))
        .isInstanceOf(AccessUnavailableException.class)
        .hasMessageContaining("permission denied");
    assertThat(count(owner, "fizko.credential_uses")).isEqualTo(1);
    assertThat(count(member, "fizko.credential_uses")).isZero();
    assertThat(count(user(company(), CompanyRole.OWNER), "fizko.credential_uses")).isZero();
  }

  @Test
  void thePasswordIsNowhereInTheDatabase() {
    store(company());
    String rows =
        new CompanyTransactions(companies.database())
            .asService(
                handle ->
                    handle
                        .createQuery(
                            "SELECT string_agg(c::text, '') || (SELECT string_agg(u::text, '')"
                                + " FROM fizko.credential_uses u) FROM fizko.sii_credentials c")
                        .mapTo(String.class)
                        .one());
    assertThat(rows).isNotBlank().doesNotContain("Clave", "436c617665");
  }

  private void store(UUID company) {
    CredentialVault vault =
        new CredentialVault(
            new TinkCredentialCipher(TinkKeyRing.generate()),
            credentials(),
            new PostgresCredentialUses(companies.database()),
            InstantSource.fixed(NOW));
    vault.store(
        new Binding(company, Purpose.SII_PASSWORD),
        SecretBytes.taking("Clave-1".toCharArray()),
        "user-1",
        "entered");
  }

  private User user(UUID company, CompanyRole role) {
    UUID id = UUID.randomUUID();
    new PostgresMemberships(companies.database())
        .grant(new Membership(new CompanyId(company), id, role, "ana", NOW));
    return new User(id, "{\"sub\":\"" + id + "\",\"role\":\"authenticated\"}");
  }

  private long count(User user, String table) {
    return new CompanyTransactions(companies.database())
        .as(
            Principal.member(user),
            handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
  }
}
