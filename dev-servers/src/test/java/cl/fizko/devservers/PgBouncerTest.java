package cl.fizko.devservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PgBouncerTest {

  @Test
  void aSessionIsNobodysOwnAndAllDatabasesAreReached() throws SQLException {
    assumeTrue(PgBouncer.isInstalled(), "pgbouncer is not installed");
    try (EmbeddedPostgresServer postgres =
        EmbeddedPostgresServer.start(PostgresOptions.temporary())) {
      URI one = postgres.createDatabase("one");
      Query through;
      try (PgBouncer pooler = PgBouncer.before(postgres.uri(), 1)) {
        assertThat(new Query(pooler.uri()).one("SELECT current_database()")).isEqualTo("postgres");
        through = new Query(pooler.through(one));
        assertThat(through.one("SELECT current_database()")).isEqualTo("one");
        try (Connection first = through.connect();
            Connection second = through.connect();
            Statement statement = first.createStatement();
            Statement other = second.createStatement()) {
          statement.execute("SELECT set_config('fizko.mark', 'left behind', false)");
          try (var row = other.executeQuery("SELECT current_setting('fizko.mark', true)")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("left behind");
          }
        }
      }
      assertThatThrownBy(() -> through.one("SELECT 1")).isInstanceOf(SQLException.class);
    }
  }
}
