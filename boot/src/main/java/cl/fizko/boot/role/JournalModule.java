package cl.fizko.boot.role;

import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.task.KnownQueues;
import cl.fizko.core.task.TaskRetry;
import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.core.task.port.TaskJournal;
import cl.fizko.core.task.port.TaskLogs;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.core.task.port.TaskResults;
import cl.fizko.core.task.port.TaskTotals;
import cl.fizko.core.task.port.Workers;
import cl.fizko.http.journal.JournalFeature;
import cl.fizko.http.journal.TaskDetails;
import cl.fizko.http.journal.TaskWatch;
import cl.fizko.http.json.Json;
import cl.fizko.http.overview.Gauges;
import cl.fizko.http.overview.OverviewFeature;
import cl.fizko.http.overview.Sampler;
import cl.fizko.http.route.Feature;
import cl.fizko.http.stream.EventStreams;
import cl.fizko.http.stream.StreamSettings;
import cl.fizko.http.worker.WorkerFeature;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import dagger.multibindings.IntoSet;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;

/**
 * What became of tasks, who works on them, and how everything is: for people, also as it happens.
 */
@Module
final class JournalModule {

  private JournalModule() {}

  @Provides
  @Singleton
  static EventStreams streams() {
    return new EventStreams(StreamSettings.DEFAULT);
  }

  @Provides
  @Singleton
  static TaskWatch watch(TaskResults results, Json json) {
    return new TaskWatch(results, json);
  }

  @Provides
  @Singleton
  static Sampler sampler(
      TaskTotals totals,
      TaskQueues queues,
      KnownQueues known,
      DeadLetters letters,
      Workers workers,
      InstantSource clock,
      Json json) {
    return new Sampler(new Gauges(totals, queues, known, letters, workers, clock), json);
  }

  /** What runs beside the server. */
  @Provides
  @ElementsIntoSet
  static Set<Lifecycle> beside(EventStreams streams, TaskWatch watch, Sampler sampler) {
    return Set.of(streams, watch, sampler);
  }

  @Provides
  @ElementsIntoSet
  static Set<Lifecycle> foreign(BrokerPorts ports, TaskJournal journal, TaskTotals totals) {
    return ports.foreignJournal(journal, totals);
  }

  @Provides
  static TaskDetails details(
      TaskJournal journal,
      TaskLogs logs,
      TaskResults results,
      TaskQueues queues,
      KnownQueues known,
      DeadLetters letters) {
    return new TaskDetails(journal, logs, results, queues, known, letters);
  }

  @Provides
  @IntoSet
  static Feature journal(
      TaskDetails details,
      TaskWatch watch,
      EventStreams streams,
      Revocations revocations,
      TaskRetry retry,
      Json json) {
    return new JournalFeature(details, watch, streams, revocations, retry, json);
  }

  @Provides
  @IntoSet
  static Feature workers(Workers workers, TaskQueues queues, Json json) {
    return new WorkerFeature(workers, queues, json);
  }

  @Provides
  @IntoSet
  static Feature overview(Sampler sampler, EventStreams streams) {
    return new OverviewFeature(sampler, streams);
  }
}
