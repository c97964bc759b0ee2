package cl.fizko.boot.role;

import cl.fizko.boot.log.BeatLog;
import cl.fizko.boot.metrics.BeatMetrics;
import cl.fizko.boot.metrics.Metrics;
import cl.fizko.boot.settings.Settings;
import cl.fizko.boot.settings.TickerStore;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.schedule.Beat;
import cl.fizko.core.schedule.BeatListener;
import cl.fizko.core.schedule.Firing;
import cl.fizko.core.schedule.port.PeriodicTasks;
import cl.fizko.core.schedule.port.Ticker;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.schedule.DbSchedulerTicker;
import cl.fizko.postgres.schedule.PostgresChangeAlerts;
import cl.fizko.postgres.schedule.PostgresPeriodicTasks;
import cl.fizko.postgres.schedule.SuncalcSun;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.schedule.RedisTicker;
import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The beat role. */
@Singleton
@Component(modules = {CommonModule.class, BeatComponent.BeatModule.class})
interface BeatComponent {

  Lifecycle role();

  @Component.Factory
  interface Factory {
    BeatComponent create(
        @BindsInstance Settings settings, @BindsInstance Optional<Metrics> metrics);
  }

  /** A beat over the schedules in the database. */
  @Module
  final class BeatModule {

    private BeatModule() {}

    @Provides
    static PostgresDatabase database(Optional<PostgresDatabase> database) {
      return database.orElseThrow(
          () -> new IllegalStateException("the beat needs DATABASE_URL, which is checked before"));
    }

    @Provides
    static PeriodicTasks periodicTasks(PostgresDatabase database) {
      return new PostgresPeriodicTasks(database, new SuncalcSun());
    }

    @Provides
    static Ticker ticker(
        Settings settings,
        PostgresDatabase database,
        Provider<RedisConnections> redis,
        InstantSource clock) {
      return switch (settings.ticker()) {
        case DBSCHEDULER -> new DbSchedulerTicker(database, clock);
        case REDIS -> new RedisTicker(redis.get(), clock);
      };
    }

    @Provides
    @ElementsIntoSet
    static Set<AutoCloseable> closing(Settings settings, Provider<RedisConnections> redis) {
      return settings.ticker() == TickerStore.REDIS ? Set.of(redis.get()) : Set.of();
    }

    @Provides
    static Lifecycle role(
        PostgresDatabase database,
        PeriodicTasks rows,
        Ticker ticker,
        TaskBroker broker,
        TaskRoutes routes,
        InstantSource clock,
        Optional<Metrics> metrics,
        Set<AutoCloseable> needs) {
      BeatListener log = new BeatLog();
      BeatListener listener =
          metrics.map(each -> BeatListener.both(log, new BeatMetrics(each, clock))).orElse(log);
      Beat beat =
          new Beat(
              rows,
              ticker,
              new Firing(rows, broker, routes, listener),
              listener,
              clock,
              List.of(new PostgresChangeAlerts(database)));
      return new RunningRole(new MigratedFirst(database, beat), List.copyOf(needs));
    }
  }
}
