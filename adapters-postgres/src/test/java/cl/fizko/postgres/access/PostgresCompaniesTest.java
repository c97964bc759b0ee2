package cl.fizko.postgres.access;

import cl.fizko.core.access.port.Companies;
import cl.fizko.core.access.port.CompaniesContract;
import cl.fizko.core.access.port.Memberships;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCompaniesTest extends CompaniesContract {

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  private final List<PostgresDatabase> migrated = new ArrayList<>();

  private PostgresDatabase database() {
    if (migrated.isEmpty()) {
      migrated.add(DATABASES.migrated());
    }
    return migrated.getFirst();
  }

  @Override
  protected Companies companies() {
    return new PostgresCompanies(database());
  }

  @Override
  protected Memberships memberships() {
    return new PostgresMemberships(database());
  }
}
