package cl.fizko.boot.log;

import cl.fizko.core.runtime.Deadline;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Retirement;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Unreadable;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.WorkerSettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's log. Names tasks and their ends, never their arguments or results: those may hold what
 * nobody should read in a log.
 */
public final class WorkerLog implements WorkerListener {

  /** The name of its logger. */
  static final String NAME = "celery.worker";

  private static final Logger log = LoggerFactory.getLogger(NAME);

  private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(1);

  private final Consumer<Retirement> retired;
  private final AtomicReference<Deadline> quietUntil =
      new AtomicReference<>(Deadline.in(Duration.ZERO));

  /**
   * @param retired is told when the worker has ended what it had
   */
  public WorkerLog(Consumer<Retirement> retired) {
    this.retired = retired;
  }

  @Override
  public void ready(WorkerSettings settings) {
    log.info(
        "{} ready. queues={} concurrency={} lease={}s",
        settings.id(),
        settings.queues(),
        settings.concurrency(),
        settings.lease().toSeconds());
  }

  @Override
  public void received(Reserved reserved) {
    if (log.isInfoEnabled()) {
      TaskContext.enter(reserved.task());
      log.info("Task {} received", title(reserved));
      TaskContext.leave();
    }
  }

  @Override
  public void unreadable(Unreadable message) {
    log.error(
        "Message in queue {} is no task and goes to the dead letters: {}",
        message.queue(),
        message.reason());
  }

  @Override
  public void started(Reserved reserved) {
    TaskContext.enter(reserved.task());
  }

  @Override
  public void settled(Delivery delivery, Outcome outcome, Settlement settlement, Duration took) {
    if (delivery instanceof Reserved reserved) {
      TaskContext.ensure(reserved.task());
      if (settlement instanceof Settlement.LeaseLost) {
        log.warn(
            "Task {} ended after its lease was lost; its result is dropped, another worker owns it",
            title(reserved));
      } else {
        settled(reserved, outcome, took);
      }
    }
    TaskContext.leave();
  }

  private static void settled(Reserved reserved, Outcome outcome, Duration took) {
    String task = title(reserved);
    switch (outcome) {
      case Outcome.Succeeded done -> log.info("Task {} succeeded in {}s", task, seconds(took));
      case Outcome.Failed failed ->
          log.error("Task {} raised {} in {}s", task, cause(failed.failure()), seconds(took));
      case Outcome.Retried retried -> log.info("Task {} retry: {}", task, cause(retried.cause()));
      case Outcome.Revoked revoked -> log.info("Task {} discarded: {}", task, revoked.reason());
      case Outcome.Postponed postponed ->
          log.debug("Task {} waits until {}", task, postponed.until());
      case Outcome.Admitted admitted ->
          log.debug("Task {} waits for its place until {}", task, admitted.at());
      case Outcome.Declined declined ->
          log.warn(
              "Task {} is not known here; left to other workers until {}", task, declined.until());
      case Outcome.Released released -> log.info("Task {} handed back to its queue", task);
      case Outcome.DeadLettered dead ->
          log.error("Task {} goes to the dead letters: {}", task, cause(dead.cause()));
    }
  }

  @Override
  public void leaseLost(Delivery delivery) {
    if (delivery instanceof Reserved reserved) {
      TaskContext.enter(reserved.task());
    }
    log.warn(
        "Lease {} in queue {} was lost while its task runs; another worker may run it, too",
        delivery.receipt().value(),
        delivery.queue());
    TaskContext.leave();
  }

  @Override
  public void reclaimed(int tasks) {
    log.warn("{} tasks of lost workers went back to their queues", tasks);
  }

  /** While the broker is away all tasks stumble again and again: a warning a second will do. */
  @Override
  public void stumbled(RuntimeException cause, Duration again) {
    Deadline quiet = Objects.requireNonNull(quietUntil.get());
    if (quiet.isOver() && quietUntil.compareAndSet(quiet, Deadline.in(BETWEEN_WARNINGS))) {
      log.warn("{}; trying again in {}s", cause.getMessage(), seconds(again));
    }
    log.debug("The whole story", cause);
  }

  @Override
  public void retiring(Retirement retirement, int running) {
    log.info(
        "Worker takes no more tasks, because {}; {} are still running",
        retirement.reason(),
        running);
  }

  @Override
  public void retired(Retirement retirement) {
    retired.accept(retirement);
  }

  @Override
  public void draining(int running) {
    log.info("Warm shutdown: waiting for {} running tasks", running);
  }

  @Override
  public void stopped() {
    log.info("Worker stopped");
  }

  private static String title(Reserved reserved) {
    return reserved.task().name() + "[" + reserved.task().id() + "]";
  }

  private static String cause(Failure failure) {
    return failure.type() + "(" + failure.message() + ")";
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
  }
}
