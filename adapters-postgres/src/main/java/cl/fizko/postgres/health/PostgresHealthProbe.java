package cl.fizko.postgres.health;

import cl.fizko.core.health.Health;
import cl.fizko.core.health.port.HealthProbe;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks whether PostgreSQL answers. The look has a thread of its own, since the pool and the driver
 * together may take longer than a probe has.
 */
public final class PostgresHealthProbe implements HealthProbe {

  private static final int SECONDS = 2;
  private static final long AT_MOST_MILLIS = 1_900;

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
    FutureTask<Health> look = new FutureTask<>(this::look);
    Thread.ofVirtual().name("postgres-probe").start(look);
    try {
      return look.get(AT_MOST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Health.Down("PostgreSQL does not answer within " + SECONDS + " s");
    } catch (ExecutionException e) {
      return new Health.Down("PostgreSQL cannot be reached");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Health.Down("the look at PostgreSQL was interrupted");
    } finally {
      look.cancel(true);
    }
  }

  private Health look() throws SQLException {
    try (Connection connection = database.connections().getConnection()) {
      return connection.isValid(SECONDS)
          ? new Health.Up()
          : new Health.Down("PostgreSQL does not answer within " + SECONDS + " s");
    }
  }
}
