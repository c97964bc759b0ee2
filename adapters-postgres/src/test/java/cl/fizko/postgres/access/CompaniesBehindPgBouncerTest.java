package cl.fizko.postgres.access;

import cl.fizko.core.access.port.Companies;
import cl.fizko.core.access.port.CompaniesContract;
import cl.fizko.core.access.port.Memberships;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import cl.fizko.postgres.schedule.TestPooler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompaniesBehindPgBouncerTest extends CompaniesContract {

  @RegisterExtension
  @Order(1)
  static final TestDatabase DATABASES = new TestDatabase();

  @RegisterExtension
  @Order(2)
  static final TestPooler POOLER = new TestPooler(DATABASES);

  private final List<PostgresDatabase> pooled = new ArrayList<>();

  private PostgresDatabase database() {
    if (pooled.isEmpty()) {
      DATABASES.migrated();
      pooled.add(POOLER.open());
    }
    return pooled.getFirst();
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
