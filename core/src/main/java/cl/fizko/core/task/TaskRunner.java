package cl.fizko.core.task;

import cl.fizko.core.task.port.TaskLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Turns a delivery into its outcome: checks whether it is to be run now, and runs it. */
final class TaskRunner {

  private static final long SHORTEST_WAIT_FOR_A_ROOM = 100;
  private static final long LONGEST_WAIT_FOR_A_ROOM = 1_000;

  private final WorkerSettings settings;
  private final WorkerPorts ports;
  private final TaskCatalogue catalogue;
  private final Revoked revoked;
  private final Overrides overrides;
  private final Watchdog watchdog;
  private final StartNotes starts;
  private final WorkerListener listener;
  private final InstantSource clock;
  private final RandomGenerator random = RandomGenerator.getDefault();

  TaskRunner(
      WorkerSettings settings,
      WorkerPorts ports,
      TaskCatalogue catalogue,
      Revoked revoked,
      Overrides overrides,
      Watchdog watchdog,
      StartNotes starts,
      WorkerListener listener,
      InstantSource clock) {
    this.settings = settings;
    this.ports = ports;
    this.catalogue = catalogue;
    this.revoked = revoked;
    this.overrides = overrides;
    this.watchdog = watchdog;
    this.starts = starts;
    this.listener = listener;
    this.clock = clock;
  }

  /** Never throws, but when the broker is away before the task has begun. */
  Outcome run(Try attempt) {
    return switch (attempt.delivery()) {
      case Unreadable unreadable ->
          new Outcome.DeadLettered(
              Failure.of("UnreadableMessage", "cl.fizko.core.task", unreadable.reason()));
      case Reserved reserved -> run(attempt, reserved);
    };
  }

  private Outcome run(Try attempt, Reserved reserved) {
    TaskOptions options = reserved.task().options();
    Instant now = clock.instant();
    if (revoked.contains(reserved.task().id())) {
      return new Outcome.Revoked("revoked");
    }
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
    Optional<TaskDefinition> known = catalogue.find(reserved.task());
    if (known.isEmpty()) {
      return settings.unknownTasks().meet(reserved, now);
    }
    if (options.headers().get(Uniqueness.HEADER) instanceof String key
        && !ports.broker().isLast(key, reserved.task().id())) {
      return new Outcome.Revoked("superseded");
    }
    return run(attempt, reserved, known.get(), now);
  }

  private Outcome run(Try attempt, Reserved reserved, TaskDefinition definition, Instant now) {
    Optional<Rate> rate = overrides.rate(definition);
    if (rate.isPresent() && !reserved.admitted()) {
      // Each rate has a line of its own: that of a slower one may be long, and nobody leaves it.
      String line = "rate:" + definition.name() + ":" + rate.get();
      Instant at = ports.limits().place(line, rate.get());
      if (now.isBefore(at)) {
        return new Outcome.Admitted(at);
      }
    }
    if (definition.policy().room().isEmpty()) {
      return call(attempt, reserved, definition);
    }
    TaskPolicy.Room room = definition.policy().room().get();
    TaskLimits limits = ports.limits();
    String key = "room:" + definition.name() + ":" + room.key().apply(reserved.task());
    String who = reserved.receipt().value();
    if (!limits.enter(key, room.places(), who, settings.lease())) {
      long wait = random.nextLong(SHORTEST_WAIT_FOR_A_ROOM, LONGEST_WAIT_FOR_A_ROOM);
      return new Outcome.Postponed(now.plusMillis(wait));
    }
    attempt.keep(() -> limits.enter(key, room.places(), who, settings.lease()));
    try {
      return call(attempt, reserved, definition);
    } finally {
      quietly(() -> limits.leave(key, who));
    }
  }

  private Outcome call(Try attempt, Reserved reserved, TaskDefinition definition) {
    Task task = reserved.task();
    listener.started(reserved);
    starts.begins(attempt, reserved);
    TaskCall call =
        new TaskCall(task, settings.id(), progress -> noteProgress(attempt, task, progress));
    TimeLimits limits = limits(task, definition);
    attempt.begin();
    if (revoked.contains(task.id())) {
      // Who has revoked it meanwhile may have found that it had not begun.
      return new Outcome.Revoked("revoked");
    }
    Outcome outcome;
    Watchdog.Watch watch = watchdog.watch(attempt, limits);
    try {
      outcome = definition.handler().handle(call).storable();
    } catch (Throwable e) {
      watch.close();
      Thread.interrupted();
      return failed(e, attempt.stop(), limits, reserved, definition.policy().retries());
    }
    watch.close();
    Thread.interrupted();
    return outcome;
  }

  private void noteProgress(Try attempt, Task task, Progress progress) {
    attempt.tell(() -> quietly(() -> ports.results().progressed(task, settings.id(), progress)));
  }

  private Outcome failed(
      Throwable thrown, Try.Stop stop, TimeLimits limits, Reserved reserved, RetryPolicy retries) {
    return switch (stop) {
      case WORKER_ENDS -> new Outcome.Released();
      case TERMINATED -> new Outcome.Revoked("terminated");
      case HARD_LIMIT -> hardLimit(limits);
      case SOFT_LIMIT ->
          failed(
              thrown instanceof InterruptedException
                  ? new TaskFailedException(
                      Failure.of("SoftTimeLimitExceeded", "billiard.exceptions", ""))
                  : thrown,
              reserved,
              retries);
      case NONE ->
          thrown instanceof InterruptedException
              ? new Outcome.Released()
              : failed(thrown, reserved, retries);
    };
  }

  private Outcome failed(Throwable thrown, Reserved reserved, RetryPolicy policy) {
    Failure failure = Failure.from(thrown);
    boolean forGood = thrown instanceof TaskFailedException named && named.isForGood();
    if (forGood || !policy.covers(thrown)) {
      return new Outcome.Failed(failure);
    }
    int retries = reserved.task().options().retries();
    return retries < policy.max()
        ? new Outcome.Retried(failure, clock.instant().plus(policy.delay(retries, random)))
        : new Outcome.DeadLettered(failure);
  }

  static Outcome hardLimit(TimeLimits limits) {
    return new Outcome.Failed(Failure.timeLimitExceeded(limits.hard()));
  }

  /** The message's limits win over the task's, and those over the worker's. */
  private TimeLimits limits(Task task, TaskDefinition definition) {
    TimeLimits own = task.options().limits();
    TimeLimits fallback =
        overrides.limits(definition).orElseGet(() -> definition.policy().limits());
    return own.or(fallback).or(settings.limits());
  }

  /** What only tells others may fail. */
  private void quietly(Runnable telling) {
    try {
      telling.run();
    } catch (BrokerUnavailableException e) {
      listener.stumbled(e, Duration.ZERO);
    }
  }
}
