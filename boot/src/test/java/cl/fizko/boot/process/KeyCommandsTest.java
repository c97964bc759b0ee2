package cl.fizko.boot.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.devservers.EmbeddedPostgresServer;
import cl.fizko.devservers.PostgresOptions;
import cl.fizko.postgres.credential.TinkKeyRing;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyCommandsTest {

  private static final String OLD_GUIDE = "una-clave-de-32-caracteres-12345";

  /** Made up; it is that of fizko-domain §7. */
  private static final String TOKEN =
      "gAAAAABlU_EAAAECAwQFBgcICQoLDA0OD-0WGgtq5SHWgSH9ETzeofAAgCH6VhOqabkIiP5-WSZ7nPQFKiZuRaldc4tf"
          + "DDtjfg==";

  @Test
  void aKeyIsGenerated() throws Exception {
    assertThat(TinkKeyRing.read(firstLine(Map.of(), "generate")).keys()).hasSize(1);
  }

  @Test
  void aKeyIsAddedAndPromotedStartingFromAnyForm() throws Exception {
    String added = firstLine(key(OLD_GUIDE), "add");
    long id = TinkKeyRing.read(added).keys().getLast().id();
    String promoted = firstLine(key(added), "promote", Long.toString(id));

    try (FizkoProcess status = keys(key(promoted), "status")) {
      assertThat(status.exitCode()).isZero();
      assertThat(status.output())
          .containsPattern(id + " +encrypts and reads")
          .contains("  reads")
          .doesNotContain(OLD_GUIDE, "value");
    }
  }

  @Test
  void whatIsNoKeyIsRefusedWithTheReason() throws Exception {
    try (FizkoProcess status = keys(key("too-short-to-be-a-key"), "status")) {
      assertThat(status.exitCode()).isEqualTo(2);
      assertThat(status.output())
          .contains("ENCRYPTION_KEY has 21 characters; expected 32 bytes")
          .doesNotContain("too-short-to-be-a-key");
    }
  }

  @Test
  void aKeyThatIsNotThereIsNotPromoted() throws Exception {
    try (FizkoProcess promote = keys(key(OLD_GUIDE), "promote", "1")) {
      assertThat(promote.exitCode()).isEqualTo(2);
      assertThat(promote.output()).contains("the key is 1; expected one of [");
    }
  }

  @Test
  void passwordsOfTheOldSystemAreTakenOverAndEncryptedAnew() throws Exception {
    try (EmbeddedPostgresServer postgres =
        EmbeddedPostgresServer.start(PostgresOptions.temporary())) {
      Map<String, String> environment = new HashMap<>(key(OLD_GUIDE));
      environment.put("DATABASE_URL", postgres.uri().toString());
      environment.put("SUPABASE_JWT_SECRET", "fizko-test-vector-secret-not-a-real-one");
      assertThat(run(environment, "migrate")).contains("Migrated");
      sql(
          postgres,
          """
          SET ROLE service_role;
          INSERT INTO fizko.companies VALUES
            ('00000000-0000-0000-0000-000000000001', '111111111', 'Empresa de Ejemplo', now());
          RESET ROLE;
          CREATE TABLE public.companies (rut text, sii_password text);
          INSERT INTO public.companies VALUES ('11.111.111-1', '%s');
          """
              .formatted(TOKEN));
      assertThat(run(environment, "credentials", "import-legacy"))
          .contains("11.111.111-1 imported")
          .doesNotContain("Clave", "gAAAA");
      assertThat(run(environment, "keys", "rewrap")).contains("1 looked at, 0 encrypted anew.");

      String added = firstLine(environment, "add");
      long id = TinkKeyRing.read(added).keys().getLast().id();
      environment.put("ENCRYPTION_KEY", firstLine(key(added), "promote", Long.toString(id)));
      assertThat(run(environment, "keys", "rewrap")).contains("1 looked at, 1 encrypted anew.");
      assertThat(run(environment, "keys", "rewrap")).contains("1 looked at, 0 encrypted anew.");
    }
  }

  private static String run(Map<String, String> environment, String... arguments) throws Exception {
    try (FizkoProcess process = FizkoProcess.fizko(environment, arguments)) {
      assertThat(process.exitCode()).as(process.output()).isZero();
      return process.output();
    }
  }

  private static void sql(EmbeddedPostgresServer postgres, String script) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgres.port() + postgres.uri().getPath(),
                "postgres",
                "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }

  private static String firstLine(Map<String, String> environment, String... arguments)
      throws Exception {
    try (FizkoProcess process = keys(environment, arguments)) {
      assertThat(process.exitCode()).isZero();
      return process.awaitLine("{");
    }
  }

  private static Map<String, String> key(String text) {
    return Map.of("ENCRYPTION_KEY", text);
  }

  private static FizkoProcess keys(Map<String, String> environment, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "keys";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return FizkoProcess.fizko(environment, all);
  }
}
