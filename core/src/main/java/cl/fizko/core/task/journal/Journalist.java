package cl.fizko.core.task.journal;

import cl.fizko.core.runtime.Gathering;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.RunningTask;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.port.TaskJournal;
import cl.fizko.core.task.port.TaskTotals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Writes down what a worker does, beside the work and never in its way: an entry for each end of a
 * try and for each try that lasts, and the totals of all. More entries than can be written are left
 * out, and counted as {@link Totals.Count#DROPPED}; the totals miss nothing.
 */
public final class Journalist implements WorkerListener, Lifecycle {

  private static final int ENTRIES_WAITING = 20_000;
  private static final int ENTRIES_AT_ONCE = 1_000;
  private static final Duration PACE = Duration.ofMillis(50);

  private final WorkerId worker;
  private final Gathering<JournalEntry> entries;
  private final Counters counters = new Counters();
  private final Accounting accounting;
  private final InstantSource clock;

  public Journalist(WorkerId worker, TaskJournal journal, TaskTotals totals, InstantSource clock) {
    this.worker = worker;
    this.clock = clock;
    this.entries =
        new Gathering<>(
            "fizko-journal",
            batch -> {
              try {
                journal.write(batch);
              } catch (BrokerUnavailableException e) {
                batch.forEach(entry -> counters.count(Totals.Count.DROPPED));
              }
            },
            ENTRIES_WAITING,
            ENTRIES_AT_ONCE,
            PACE);
    this.accounting = new Accounting(counters, totals);
  }

  @Override
  public void start() {
    entries.start();
    accounting.start();
  }

  @Override
  public void close() {
    entries.close();
    accounting.close();
  }

  @Override
  public void started(Reserved reserved) {
    counters.count(Totals.Count.STARTED);
  }

  @Override
  public void lasts(RunningTask running) {
    write(running.reserved(), TaskState.STARTED, running.since(), Duration.ZERO, "");
  }

  @Override
  public void settled(Delivery delivery, Outcome outcome, Settlement settlement, Duration took) {
    if (delivery instanceof Reserved reserved && settlement instanceof Settlement.Settled) {
      ended(reserved, outcome, took);
    }
  }

  private void ended(Reserved reserved, Outcome outcome, Duration took) {
    switch (outcome) {
      case Outcome.Succeeded done ->
          ended(reserved, TaskState.SUCCESS, Totals.Count.SUCCEEDED, took, "");
      case Outcome.Failed failed ->
          ended(reserved, TaskState.FAILURE, Totals.Count.FAILED, took, text(failed.failure()));
      case Outcome.DeadLettered dead ->
          ended(reserved, TaskState.FAILURE, Totals.Count.FAILED, took, text(dead.cause()));
      case Outcome.Retried retried ->
          ended(reserved, TaskState.RETRY, Totals.Count.RETRIED, took, text(retried.cause()));
      case Outcome.Revoked revoked ->
          ended(reserved, TaskState.REVOKED, Totals.Count.REVOKED, took, revoked.reason());
      case Outcome.Declined declined ->
          write(reserved, TaskState.REJECTED, clock.instant(), took, "not known here");
      case Outcome.Released released ->
          write(reserved, TaskState.REJECTED, clock.instant(), took, "handed back");
      case Outcome.Postponed postponed -> {}
      case Outcome.Admitted admitted -> {}
    }
  }

  private void ended(
      Reserved reserved, TaskState state, Totals.Count count, Duration took, String error) {
    counters.count(count);
    counters.took(took);
    write(reserved, state, clock.instant(), took, error);
  }

  private void write(Reserved reserved, TaskState state, Instant at, Duration took, String error) {
    JournalEntry entry =
        new JournalEntry(
            reserved.task().id(),
            reserved.task().name().value(),
            reserved.queue().value(),
            worker.value(),
            state,
            reserved.task().options().retries() + 1,
            at,
            took,
            error);
    if (!entries.give(entry)) {
      counters.count(Totals.Count.DROPPED);
    }
  }

  private static String text(Failure failure) {
    return failure.message().isEmpty() ? failure.type() : failure.type() + ": " + failure.message();
  }
}
