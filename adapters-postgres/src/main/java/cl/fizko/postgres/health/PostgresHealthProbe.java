package cl.fizko.postgres.health;

import cl.fizko.core.health.Health;
import cl.fizko.core.health.port.HealthProbe;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** Looks whether PostgreSQL answers. */
public final class PostgresHealthProbe implements HealthProbe {

  private static final int SECONDS = 2;

  private final PostgresDatabase database;

  public PostgresHealthProbe(PostgresDatabase database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public Health check() {
    try (Connection connection = database.connections().getConnection()) {
      return connection.isValid(SECONDS)
          ? new Health.Up()
          : new Health.Down("PostgreSQL does not answer within " + SECONDS + " s");
    } catch (SQLException e) {
      return new Health.Down("PostgreSQL cannot be reached");
    }
  }
}
