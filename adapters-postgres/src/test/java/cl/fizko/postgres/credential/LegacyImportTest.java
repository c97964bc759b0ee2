package cl.fizko.postgres.credential;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.access.Company;
import cl.fizko.core.access.CompanyId;
import cl.fizko.core.credential.Binding;
import cl.fizko.core.credential.CredentialUse;
import cl.fizko.core.credential.CredentialVault;
import cl.fizko.core.credential.Purpose;
import cl.fizko.core.tax.Rut;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.TestDatabase;
import cl.fizko.postgres.access.PostgresCompanies;
import cl.fizko.postgres.credential.LegacyImport.Line;
import cl.fizko.postgres.credential.LegacyImport.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The vector is made up; it is that of fizko-domain §7. */
class LegacyImportTest {

  @RegisterExtension static final TestDatabase DATABASES = new TestDatabase();

  private static final Instant NOW = Instant.parse("2025-11-03T12:00:00Z");
  private static final String TOKEN =
      "gAAAAABlU_EAAAECAwQFBgcICQoLDA0OD-0WGgtq5SHWgSH9ETzeofAAgCH6VhOqabkIiP5-WSZ7nPQFKiZuRaldc4tf"
          + "DDtjfg==";

  @Test
  void passwordsOfTheOldSystemAreTakenOverOnce() {
    PostgresDatabase database = DATABASES.migrated();
    TestDatabase.run(
        database,
        """
        CREATE TABLE public.companies (id uuid, rut text, sii_password text);
        INSERT INTO public.companies (rut, sii_password) VALUES
          ('111111111', '%1$s'), ('22222222-2', '%1$s'), ('333333333', 'Clave en claro'),
          ('444444444', NULL);
        """
            .formatted(TOKEN));
    CompanyId company = CompanyId.random();
    add(database, company, 11_111_111);
    add(database, CompanyId.random(), 33_333_333);
    PostgresCredentialUses uses = new PostgresCredentialUses(database);
    CredentialVault vault =
        new CredentialVault(
            new TinkCredentialCipher(TinkKeyRing.generate()),
            new PostgresCredentials(database),
            uses,
            InstantSource.fixed(NOW));
    LegacyImport legacy =
        new LegacyImport(
            database, new LegacyPasswords("fizko-test-vector-secret-not-a-real-one"), vault);

    List<Line> first = run(legacy);

    assertThat(first)
        .extracting(Line::outcome)
        .containsExactly(Outcome.IMPORTED, Outcome.UNKNOWN_COMPANY, Outcome.UNREADABLE);
    assertThat(first.toString()).doesNotContain("Clave en claro", TOKEN);
    String password =
        vault.use(
            new Binding(company.value(), Purpose.SII_PASSWORD),
            "worker-1",
            "test",
            bytes -> new String(bytes, StandardCharsets.UTF_8));
    assertThat(password).isEqualTo("Clave-ñandú-1");
    assertThat(uses.newest(company.value(), 10))
        .extracting(CredentialUse::actor)
        .containsExactly("worker-1", "ana");
    assertThat(run(legacy).getFirst().outcome()).isEqualTo(Outcome.KEPT);
  }

  private static List<Line> run(LegacyImport legacy) {
    List<Line> lines = new ArrayList<>();
    legacy.run("ana", lines::add);
    return lines;
  }

  private static void add(PostgresDatabase database, CompanyId id, int rut) {
    new PostgresCompanies(database).add(new Company(id, new Rut(rut), "Empresa de Ejemplo", NOW));
  }
}
