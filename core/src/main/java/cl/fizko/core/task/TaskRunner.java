package cl.fizko.core.task;

import cl.fizko.core.task.port.TaskResults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Turns a delivery into its outcome: checks whether it is to be run, and runs it. */
final class TaskRunner {

  private final WorkerSettings settings;
  private final TaskCatalogue catalogue;
  private final TaskResults results;
  private final WorkerListener listener;
  private final InstantSource clock;

  TaskRunner(
      WorkerSettings settings,
      TaskCatalogue catalogue,
      TaskResults results,
      WorkerListener listener,
      InstantSource clock) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.results = results;
    this.listener = listener;
    this.clock = clock;
  }

  /** Never throws. */
  Outcome run(Delivery delivery) {
    return switch (delivery) {
      case Unreadable unreadable ->
          new Outcome.DeadLettered(
              Failure.of("UnreadableMessage", "cl.fizko.core.task", unreadable.reason()));
      case Reserved reserved -> run(reserved);
    };
  }

  private Outcome run(Reserved reserved) {
    TaskOptions options = reserved.task().options();
    Instant now = clock.instant();
    if (!now.isBefore(options.expires())) {
      return new Outcome.Revoked("expired");
    }
    if (now.isBefore(options.notBefore())) {
      return new Outcome.Postponed(options.notBefore());
    }
    if (reserved.deliveries() > settings.maxDeliveries()) {
      return new Outcome.DeadLettered(
          Failure.of(
              "WorkerLostError",
              "billiard.exceptions",
              "lost its worker " + settings.maxDeliveries() + " times"));
    }
    return catalogue
        .find(reserved.task().name())
        .map(definition -> call(definition.handler(), reserved))
        .orElseGet(() -> settings.unknownTasks().meet(reserved, now));
  }

  private Outcome call(TaskHandler handler, Reserved reserved) {
    noteStart(reserved);
    try {
      return handler.handle(new TaskCall(reserved.task(), settings.id()));
    } catch (InterruptedException e) {
      return new Outcome.Released();
    } catch (Throwable e) {
      return Thread.interrupted() ? new Outcome.Released() : new Outcome.Failed(Failure.from(e));
    }
  }

  private void noteStart(Reserved reserved) {
    listener.started(reserved);
    try {
      results.started(reserved.task(), settings.id());
    } catch (BrokerUnavailableException e) {
      listener.stumbled(e, Duration.ZERO);
    }
  }
}
