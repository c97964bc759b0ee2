package cl.fizko.postgres.task;

import cl.fizko.core.runtime.Batching;
import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.Uniqueness;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.canvas.Batch;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.canvas.Sequel;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.postgres.PostgresDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * {@link TaskBroker} in the tables of {@code fizko_task}. A task is a row that is locked only while
 * it is taken or settled; between them the lease stands in the row. What many threads settle at the
 * same time is committed together. {@link #publish(Connection, Batch)} makes tasks part of somebody
 * else's transaction.
 */
public final class PostgresTaskBroker implements TaskBroker {

  private static final int SETTLED_TOGETHER = 500;
  private static final int COMMITS_AT_ONCE = 2;
  private static final String ONCE = "once:";
  private static final String UNIQUE = "unique:";

  private final DatabaseCalls calls;
  private final PostgresSignals signals;
  private final InstantSource clock;
  private final Formats formats = new Formats();
  private final Enqueueing enqueueing = new Enqueueing(formats.tasks());
  private final Leasing leasing = new Leasing(formats.tasks());
  private final UniqueKeys keys = new UniqueKeys();
  private final Sweeping sweeping = new Sweeping();
  private final Batching<Ending, Settlement> settling;

  /**
   * Does no I/O.
   *
   * @param signals how it hears of work
   * @param resultsKept how long results are kept, above zero; to the minute
   */
  public PostgresTaskBroker(
      PostgresDatabase database,
      PostgresSignals signals,
      Duration resultsKept,
      InstantSource clock) {
    this.calls = new DatabaseCalls(database);
    this.signals = signals;
    this.clock = clock;
    ResultRows rows = new ResultRows(resultsKept);
    PlainSettling plain = new PlainSettling(rows);
    Settling any = new Settling(enqueueing, rows, formats);
    this.settling =
        new Batching<>(
            endings ->
                PlainSettling.fits(endings)
                    ? calls.with(handle -> plain.settle(handle, endings))
                    : calls.inTransaction(handle -> any.settle(handle, endings)),
            DatabaseCalls::isAway,
            SETTLED_TOGETHER,
            COMMITS_AT_ONCE);
  }

  @Override
  public void publish(Batch batch) {
    if (!batch.isEmpty()) {
      var rows = enqueueing.rows(batch, clock.instant());
      if (batch.chords().isEmpty()) {
        calls.with(handle -> done(() -> enqueueing.enqueue(handle, List.of(), rows)));
      } else {
        calls.inTransaction(handle -> done(() -> enqueueing.enqueue(handle, batch.chords(), rows)));
      }
    }
  }

  /**
   * Publishes as a part of the caller's transaction: the tasks are there, and workers hear of them,
   * when it commits; after a rollback they have never been.
   *
   * @param transaction to this broker's database, with auto-commit off; stays open. Used on the
   *     caller's thread, so an interrupt may end it as it may end the caller's own statements
   */
  public void publish(Connection transaction, Batch batch) {
    var rows = enqueueing.rows(batch, clock.instant());
    Jdbi within = Jdbi.create(transaction).installPlugin(new PostgresPlugin());
    DatabaseCalls.translated(
        () ->
            within.withHandle(
                handle -> done(() -> enqueueing.enqueue(handle, batch.chords(), rows))));
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }

  @Override
  public Set<TaskId> publishOnce(List<Publication> tasks, Duration window) {
    if (tasks.isEmpty()) {
      return Set.of();
    }
    Instant now = clock.instant();
    List<TaskId> all = tasks.stream().map(each -> each.task().id()).toList();
    return calls.inTransaction(
        handle -> {
          Set<TaskId> first = keys.claim(handle, ONCE, all, now, window);
          List<Publication> toSend =
              tasks.stream().filter(each -> first.contains(each.task().id())).toList();
          enqueueing.enqueue(handle, List.of(), enqueueing.rows(new Batch(toSend, List.of()), now));
          return first;
        });
  }

  @Override
  public Set<TaskId> publishedOnce(Collection<TaskId> ids) {
    Instant now = clock.instant();
    return calls.with(handle -> keys.claimed(handle, ONCE, ids, now));
  }

  @Override
  public TaskId publishUnique(QueueName queue, Task task, Uniqueness uniqueness) {
    boolean replace = uniqueness.winner() == Uniqueness.Winner.LAST;
    Instant now = clock.instant();
    String key = UNIQUE + uniqueness.key();
    var rows = enqueueing.rows(Batch.of(queue, List.of(uniqueness.marked(task))), now);
    return calls.inTransaction(
        handle -> {
          if (keys.claim(handle, key, task.id(), now, uniqueness.window(), replace)) {
            enqueueing.enqueue(handle, List.of(), rows);
            return task.id();
          }
          return keys.holder(handle, key, now).orElse(task.id());
        });
  }

  @Override
  public boolean isLast(String key, TaskId id) {
    Instant now = clock.instant();
    Optional<TaskId> last = calls.with(handle -> keys.holder(handle, UNIQUE + key, now));
    return last.isEmpty() || last.get().equals(id);
  }

  @Override
  public List<Delivery> reserve(WorkerId worker, List<QueueName> queues, int max, Duration lease) {
    Instant now = clock.instant();
    return calls.with(handle -> leasing.reserve(handle, worker, queues, max, now, lease));
  }

  @Override
  public boolean awaitWork(List<QueueName> queues, Duration atMost) {
    Deadline deadline = Deadline.in(atMost);
    List<String> names = queues.stream().map(QueueName::value).toList();
    try (PostgresSignals.Bell bell = signals.work(names)) {
      while (true) {
        Instant now = clock.instant();
        Leasing.Look look = calls.with(handle -> leasing.look(handle, queues, now));
        if (look.ready()) {
          return true;
        }
        if (deadline.isOver()) {
          return false;
        }
        bell.await(shorter(deadline.left(), look.due().map(due -> Duration.between(now, due))));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Duration shorter(Duration one, Optional<Duration> other) {
    return other.filter(wait -> wait.compareTo(one) < 0).orElse(one);
  }

  @Override
  public Set<Receipt> renew(Collection<Receipt> receipts, Duration lease) {
    Set<Receipt> lost = new HashSet<>(receipts);
    List<Lease> leases = receipts.stream().map(Lease::of).flatMap(Optional::stream).toList();
    if (leases.isEmpty()) {
      return lost;
    }
    Instant end = clock.instant().plus(lease);
    calls.with(handle -> leasing.renew(handle, leases, end)).stream()
        .map(Lease::receipt)
        .forEach(lost::remove);
    return lost;
  }

  @Override
  public Settlement settle(Delivery delivery, Outcome outcome, Sequel sequel) {
    Optional<Lease> lease = Lease.of(delivery.receipt());
    return lease.isEmpty()
        ? Settlement.LEASE_LOST
        : settling.ask(Ending.of(delivery, lease.get(), outcome, sequel, clock.instant(), formats));
  }

  @Override
  public int reclaim(int max) {
    Instant now = clock.instant();
    return calls.with(handle -> reclaim(handle, max, now));
  }

  /** Forgets what is kept no longer, too: who reclaims comes by often. */
  private int reclaim(Handle handle, int max, Instant now) {
    int reclaimed = leasing.reclaim(handle, max, now);
    sweeping.sweep(handle, now);
    return reclaimed;
  }
}
