package cl.fizko.postgres.credential;

import cl.fizko.core.credential.port.CredentialUses;
import cl.fizko.core.credential.port.CredentialUsesContract;
import cl.fizko.postgres.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCredentialUsesTest extends CredentialUsesContract {

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  private final MigratedCompanies companies = new MigratedCompanies(DATABASES);

  @Override
  protected CredentialUses uses() {
    return new PostgresCredentialUses(companies.database());
  }

  @Override
  protected UUID company() {
    return companies.add();
  }
}
