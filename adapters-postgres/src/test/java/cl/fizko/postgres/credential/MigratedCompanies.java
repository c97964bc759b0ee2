package cl.fizko.postgres.credential;

import cl.fizko.core.access.Company;
import cl.fizko.core.access.CompanyId;
import cl.fizko.core.tax.Rut;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import cl.fizko.postgres.access.PostgresCompanies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A database to which made-up companies are added. */
final class MigratedCompanies {

  private static final Instant NOW = Instant.parse("2025-11-03T12:00:00Z");

  private final TestDatabase databases;
  private final List<PostgresDatabase> migrated = new ArrayList<>();
  private int added;

  MigratedCompanies(TestDatabase databases) {
    this.databases = databases;
  }

  PostgresDatabase database() {
    if (migrated.isEmpty()) {
      migrated.add(databases.migrated());
    }
    return migrated.getFirst();
  }

  UUID add() {
    CompanyId id = CompanyId.random();
    new PostgresCompanies(database())
        .add(new Company(id, new Rut(++added), "Empresa de Ejemplo", NOW));
    return id.value();
  }
}
