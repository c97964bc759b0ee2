package cl.fizko.boot.role;

import cl.fizko.boot.settings.Settings;
import cl.fizko.core.health.port.HealthProbe;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.health.PostgresHealthProbe;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL, where the settings say where it is. */
@Module
final class DatabaseModule {

  private static final int CONNECTIONS = 5;
  private static final int CONNECTIONS_OF_A_BROKER = 10;

  private DatabaseModule() {}

  @Provides
  @Singleton
  static Optional<PostgresDatabase> database(Settings settings) {
    return settings
        .database()
        .map(
            url -> new PostgresDatabase(url, settings.redis().clientName(), connections(settings)));
  }

  private static int connections(Settings settings) {
    return switch (settings.broker()) {
      case REDIS -> CONNECTIONS;
      case POSTGRES -> CONNECTIONS_OF_A_BROKER;
    };
  }

  @Provides
  @ElementsIntoSet
  static Set<HealthProbe> probe(Optional<PostgresDatabase> database) {
    return database
        .<Set<HealthProbe>>map(db -> Set.of(new PostgresHealthProbe(db)))
        .orElse(Set.of());
  }

  @Provides
  @ElementsIntoSet
  static Set<AutoCloseable> closing(Optional<PostgresDatabase> database) {
    return database.<Set<AutoCloseable>>map(Set::of).orElse(Set.of());
  }
}
