package cl.fizko.boot.role;

import cl.fizko.boot.SystemTime;
import cl.fizko.boot.settings.Environment;
import cl.fizko.boot.settings.Settings;
import cl.fizko.boot.tasks.BackendCleanup;
import cl.fizko.boot.tasks.DemoTasks;
import cl.fizko.boot.tasks.SmokeTest;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskDefinition;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.TaskSender;
import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.core.task.port.TaskLimits;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.control.CeleryRevocations;
import cl.fizko.redis.event.Node;
import cl.fizko.redis.task.RedisDeadLetters;
import cl.fizko.redis.task.RedisTaskBroker;
import cl.fizko.redis.task.RedisTaskLimits;
import cl.fizko.redis.task.RedisTaskQueues;
import cl.fizko.redis.task.RedisTaskResults;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import dagger.multibindings.IntoSet;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Set;

/** What every role needs: the time, the broker and the tasks. */
@Module
final class CommonModule {

  private CommonModule() {}

  @Provides
  @Singleton
  static InstantSource clock() {
    return new SystemTime();
  }

  @Provides
  @Singleton
  static RedisConnections redis(Settings settings) {
    return new RedisConnections(settings.redis());
  }

  @Provides
  @ElementsIntoSet
  static Set<AutoCloseable> closing(RedisConnections redis) {
    return Set.of(redis);
  }

  @Provides
  @Singleton
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
  static TaskBroker broker(RedisConnections redis, InstantSource clock) {
    return new RedisTaskBroker(redis, clock);
  }

  @Provides
  @Singleton
  static TaskResults results(RedisConnections redis) {
    return new RedisTaskResults(redis);
  }

  @Provides
  @Singleton
  static TaskQueues queues(RedisConnections redis) {
    return new RedisTaskQueues(redis);
  }

  @Provides
  @Singleton
  static DeadLetters deadLetters(RedisConnections redis) {
    return new RedisDeadLetters(redis);
  }

  @Provides
  @Singleton
  static TaskLimits limits(RedisConnections redis, InstantSource clock) {
    return new RedisTaskLimits(redis, clock);
  }

  @Provides
  @Singleton
  static Revocations revocations(RedisConnections redis, Node node, InstantSource clock) {
    return new CeleryRevocations(redis, node, clock);
  }

  @Provides
  static TaskRoutes routes(Settings settings) {
    return settings.routes();
  }

  @Provides
  static TaskSender sender(TaskBroker broker, TaskRoutes routes, InstantSource clock) {
    return new TaskSender(broker, routes, clock);
  }

  @Provides
  @IntoSet
  static TaskDefinition smokeTest() {
    return SmokeTest.definition();
  }

  @Provides
  @IntoSet
  static TaskDefinition backendCleanup() {
    return BackendCleanup.definition();
  }

  @Provides
  @ElementsIntoSet
  static Set<TaskDefinition> demoTasks(Settings settings, InstantSource clock) {
    return settings.demoTasks() ? Set.copyOf(new DemoTasks(clock).definitions()) : Set.of();
  }

  @Provides
  @Singleton
  static TaskCatalogue catalogue(Set<TaskDefinition> definitions) {
    return new TaskCatalogue(definitions);
  }
}
