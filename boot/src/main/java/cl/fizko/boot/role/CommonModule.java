package cl.fizko.boot.role;

import cl.fizko.boot.SystemTime;
import cl.fizko.boot.log.LogSetup;
import cl.fizko.boot.settings.Settings;
import cl.fizko.boot.tasks.BackendCleanup;
import cl.fizko.boot.tasks.DemoTasks;
import cl.fizko.boot.tasks.SmokeTest;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskDefinition;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.TaskSender;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.core.trace.CurrentTrace;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import dagger.multibindings.IntoSet;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;

/** What every role needs: the time, the broker and the tasks. */
@Module(includes = BrokerModule.class)
final class CommonModule {

  private CommonModule() {}

  @Provides
  @Singleton
  static InstantSource clock() {
    return new SystemTime();
  }

  @Provides
  static TaskRoutes routes(Settings settings) {
    return settings.routes();
  }

  @Provides
  static CurrentTrace currentTrace() {
    return LogSetup.currentTrace();
  }

  @Provides
  static TaskSender sender(
      TaskBroker broker, TaskRoutes routes, InstantSource clock, CurrentTrace trace) {
    return new TaskSender(broker, routes, clock, trace);
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
