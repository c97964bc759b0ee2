package cl.fizko.postgres.access;

import cl.fizko.core.access.port.AuditLog;
import cl.fizko.core.access.port.AuditLogContract;
import cl.fizko.postgres.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresAuditLogTest extends AuditLogContract {

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  @Override
  protected AuditLog log() {
    return new PostgresAuditLog(DATABASES.migrated());
  }
}
