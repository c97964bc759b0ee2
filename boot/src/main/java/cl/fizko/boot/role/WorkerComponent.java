package cl.fizko.boot.role;

import cl.fizko.boot.log.TaskLogKeeper;
import cl.fizko.boot.log.WorkerLog;
import cl.fizko.boot.metrics.Metrics;
import cl.fizko.boot.metrics.WorkerMetrics;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.task.Retirement;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.Worker;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.WorkerPorts;
import cl.fizko.core.task.journal.Journalist;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.core.task.port.TaskJournal;
import cl.fizko.core.task.port.TaskLimits;
import cl.fizko.core.task.port.TaskLogs;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.core.task.port.TaskTotals;
import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The worker role. */
@Singleton
@Component(modules = {CommonModule.class, WorkerComponent.WorkerModule.class})
interface WorkerComponent {

  Lifecycle role();

  @Component.Factory
  interface Factory {
    WorkerComponent create(
        @BindsInstance Settings settings,
        @BindsInstance Optional<Metrics> metrics,
        @BindsInstance Consumer<Retirement> retired);
  }

  /** A worker over the broker. */
  @Module
  final class WorkerModule {

    private WorkerModule() {}

    @Provides
    static Lifecycle role(
        Settings settings,
        Optional<Metrics> metrics,
        Consumer<Retirement> retired,
        BrokerPorts ports,
        TaskJournal journal,
        TaskTotals totals,
        TaskLogs logs,
        TaskBroker broker,
        TaskResults results,
        TaskLimits limits,
        Revocations revocations,
        TaskCatalogue catalogue,
        TaskRoutes routes,
        InstantSource clock,
        Set<AutoCloseable> needs) {
      Optional<WorkerMetrics> measuring =
          metrics.map(each -> new WorkerMetrics(each, settings.worker(), catalogue, clock));
      Journalist journalist = new Journalist(settings.worker().id(), journal, totals, clock);
      WorkerListener listener =
          WorkerListener.both(
              new WorkerLog(retired), WorkerListener.both(journalist, ports.watching()));
      Worker worker =
          new Worker(
              settings.worker(),
              new WorkerPorts(broker, results, limits, revocations),
              catalogue,
              routes,
              measuring.map(each -> WorkerListener.both(each, listener)).orElse(listener),
              clock);
      measuring.ifPresent(each -> each.watch(worker));
      return new RunningRole(
          ports.readyFor(
              new WatchedWorker(
                  new WatchedWorker(ports.watched(worker), journalist), new TaskLogKeeper(logs))),
          List.copyOf(needs));
    }
  }
}
