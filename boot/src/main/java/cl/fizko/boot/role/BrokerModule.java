package cl.fizko.boot.role;

import cl.fizko.boot.settings.Environment;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.health.port.HealthProbe;
import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.core.task.port.TaskJournal;
import cl.fizko.core.task.port.TaskLimits;
import cl.fizko.core.task.port.TaskLogs;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.core.task.port.TaskTotals;
import cl.fizko.core.task.port.Workers;
import cl.fizko.postgres.PostgresDatabase;
import cl.fizko.postgres.task.PostgresSignals;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.event.Node;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** The broker that the settings choose; of the other one nothing is made. */
@Module(includes = DatabaseModule.class)
final class BrokerModule {

  private BrokerModule() {}

  @Provides
  @Singleton
  static RedisConnections redis(Settings settings) {
    return new RedisConnections(settings.redis());
  }

  @Provides
  static Node node(Settings settings) {
    String version = Node.class.getPackage().getImplementationVersion();
    Node.Software software =
        new Node.Software(
            "fizko",
            version == null ? "development" : version,
            new Environment().operatingSystem());
    return new Node(settings.worker().id(), software, ZoneId.systemDefault());
  }

  @Provides
  @Singleton
  static BrokerPorts ports(
      Settings settings,
      Provider<RedisConnections> redis,
      Node node,
      Optional<PostgresDatabase> database,
      InstantSource clock) {
    return switch (settings.broker()) {
      case REDIS -> RedisPorts.of(redis.get(), node, settings.taskEvents(), clock);
      case POSTGRES -> {
        PostgresDatabase present =
            database.orElseThrow(
                () -> new IllegalStateException("no DATABASE_URL, which is checked before"));
        yield new PostgresPorts(
            present,
            new PostgresSignals(present),
            settings.resultsKept(),
            node.software().name() + " " + node.software().version(),
            clock);
      }
    };
  }

  @Provides
  @ElementsIntoSet
  static Set<AutoCloseable> closing(BrokerPorts ports) {
    return ports.needs();
  }

  @Provides
  @ElementsIntoSet
  static Set<HealthProbe> probes(BrokerPorts ports) {
    return ports.probes();
  }

  @Provides
  @Singleton
  static TaskJournal journal(BrokerPorts ports, Settings settings) {
    return ports.journal(settings.journalSize());
  }

  @Provides
  @Singleton
  static TaskLogs logs(BrokerPorts ports) {
    return ports.logs();
  }

  @Provides
  @Singleton
  static TaskTotals totals(BrokerPorts ports) {
    return ports.totals();
  }

  @Provides
  @Singleton
  static Workers workers(BrokerPorts ports) {
    return ports.workers();
  }

  @Provides
  @Singleton
  static TaskBroker broker(BrokerPorts ports) {
    return ports.broker();
  }

  @Provides
  @Singleton
  static TaskResults results(BrokerPorts ports) {
    return ports.results();
  }

  @Provides
  @Singleton
  static TaskQueues queues(BrokerPorts ports) {
    return ports.queues();
  }

  @Provides
  @Singleton
  static DeadLetters deadLetters(BrokerPorts ports) {
    return ports.deadLetters();
  }

  @Provides
  @Singleton
  static TaskLimits limits(BrokerPorts ports) {
    return ports.limits();
  }

  @Provides
  @Singleton
  static Revocations revocations(BrokerPorts ports) {
    return ports.revocations();
  }
}
