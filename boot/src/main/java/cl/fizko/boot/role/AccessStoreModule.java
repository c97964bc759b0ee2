package cl.fizko.boot.role;

import cl.fizko.core.access.ServiceTokenDesk;
import cl.fizko.core.access.port.AuditLog;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.access.PostgresAuditLog;
import cl.fizko.postgres.access.PostgresIssuedTokens;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** What is kept of access, where there is a database to keep it. */
@Module
final class AccessStoreModule {

  private AccessStoreModule() {}

  @Provides
  @Singleton
  static Optional<ServiceTokenDesk> desk(Optional<PostgresDatabase> database, InstantSource clock) {
    return database.map(where -> new ServiceTokenDesk(new PostgresIssuedTokens(where), clock));
  }

  @Provides
  @Singleton
  static Optional<AuditLog> audit(Optional<PostgresDatabase> database) {
    return database.map(PostgresAuditLog::new);
  }
}
