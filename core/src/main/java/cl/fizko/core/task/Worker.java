package cl.fizko.core.task;

import cl.fizko.core.runtime.Backoff;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.runtime.Pause;
import cl.fizko.core.runtime.Stopwatch;
import cl.fizko.core.task.canvas.Continuation;
import cl.fizko.core.task.canvas.Unfolding;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Takes tasks from a broker and runs them, each on a virtual thread of its own, never more than its
 * concurrency at once. It takes no more than it can start, but while its tasks are short: then a
 * few ahead, which it hands back should one of them turn out long.
 *
 * <p>{@link #close()} stops taking, lets the running tasks end within the grace time and hands back
 * the rest, so that another worker starts them at once.
 */
public final class Worker implements Lifecycle {

  private static final int MOST_AT_ONCE = 500;
  private static final Duration IDLE = Duration.ofSeconds(1);

  /** Whoever has something else to do interrupts the wait. */
  private static final Duration LONGEST_WAIT_FOR_WORK = Duration.ofSeconds(5);

  /** What has ended when the worker is told to end at once is told to the broker nonetheless. */
  private static final Duration FOR_THE_LAST_ENDS = Duration.ofSeconds(1);

  private static final Duration PATIENCE_WITH_WAITING = Duration.ofMillis(100);
  private static final Duration PATIENCE_WITH_THREADS = Duration.ofSeconds(5);
  private static final Backoff BROKER_BACKOFF =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

  private enum Phase {
    NEW,
    RUNNING,
    CLOSED
  }

  private final WorkerSettings settings;
  private final TaskBroker broker;
  private final WorkerPorts ports;
  private final WorkerListener listener;
  private final InstantSource clock;
  private final TaskRunner runner;
  private final Ending ending;
  private final InFlight inFlight;
  private final LeaseKeeper leases;
  private final Revoked revoked;
  private final Watchdog watchdog;
  private final StartNotes starts;
  private final WorkerControl control;
  private final Demand demand;
  private final Pause pause = new Pause();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.NEW);
  private final CompletableFuture<Retirement> retirement = new CompletableFuture<>();
  private final RecyclingWatch recycling;
  private volatile boolean waiting;
  private final Thread reserving;
  private final Thread keeping;
  private final Thread noting;

  /**
   * @param ports what it works with
   * @param catalogue what it can run
   * @param routes where it sends what follows from its tasks
   */
  public Worker(
      WorkerSettings settings,
      WorkerPorts ports,
      TaskCatalogue catalogue,
      TaskRoutes routes,
      WorkerListener listener,
      InstantSource clock) {
    this.settings = settings;
    this.ports = ports;
    this.broker = ports.broker();
    this.listener = new SafeWorkerListener(listener);
    this.clock = clock;
    this.inFlight = new InFlight(settings.concurrency());
    this.revoked = new Revoked(clock);
    this.watchdog = new Watchdog(this::failOverdue, this::writeOff, PATIENCE_WITH_THREADS);
    this.starts = new StartNotes(ports.results(), settings.id(), this.listener);
    this.control = new WorkerControl(this, settings, inFlight, revoked, catalogue, clock);
    this.demand = new Demand(control, settings.queueLimits(), inFlight);
    this.runner =
        new TaskRunner(
            settings,
            ports,
            catalogue,
            revoked,
            control.overrides(),
            watchdog,
            starts,
            this.listener,
            clock);
    this.recycling = new RecyclingWatch(settings.recycling(), clock);
    this.ending =
        new Ending(
            broker,
            new Continuation(new Unfolding(routes, clock)),
            this.listener,
            BROKER_BACKOFF,
            pause::hasEnded);
    this.leases = new LeaseKeeper(broker, inFlight, settings.lease(), this.listener, clock);
    this.reserving = Thread.ofPlatform().name("fizko-worker").unstarted(this::work);
    this.keeping = Thread.ofPlatform().name("fizko-leases").daemon().unstarted(this::keep);
    this.noting = Thread.ofPlatform().name("fizko-starts").daemon().unstarted(starts::run);
  }

  @Override
  public void start() {
    if (phase.compareAndSet(Phase.NEW, Phase.RUNNING)) {
      control.started();
      reserving.start();
      keeping.start();
      noting.start();
    }
  }

  /** The number of tasks that it runs at this moment. */
  public int running() {
    return inFlight.size();
  }

  /** What can be asked of it, and told to it, while it runs. */
  public WorkerControl control() {
    return control;
  }

  @Override
  public synchronized void close() {
    if (phase.getAndSet(Phase.CLOSED) != Phase.RUNNING) {
      return;
    }
    pause.end();
    reserving.interrupt();
    try {
      reserving.join();
      handBackWaiting(Duration.ZERO);
      listener.draining(inFlight.size());
      if (!inFlight.awaitEmpty(settings.grace())) {
        handBackTheRest();
        inFlight.awaitLastEnds(FOR_THE_LAST_ENDS);
      }
    } catch (InterruptedException e) {
      handBackTheRest();
      Thread.currentThread().interrupt();
    }
    leases.end();
    keeping.interrupt();
    noting.interrupt();
    watchdog.close();
    listener.stopped();
  }

  @Override
  public void closeNow() {
    inFlight.stopWaiting();
    close();
  }

  private void keep() {
    leases.run(
        () -> {
          handBackWaiting(PATIENCE_WITH_WAITING);
          askForRevocations();
        });
  }

  private void askForRevocations() {
    revoked.ask(ports.revocations()).stream()
        .filter(Revocation::terminate)
        .forEach(each -> terminate(each.id()));
  }

  private void work() {
    int failures = 0;
    boolean ready = false;
    while (!pause.hasEnded() && !retirement.isDone()) {
      try {
        if (!ready) {
          leases.round();
          askForRevocations();
          ready = true;
          listener.ready(settings);
        }
        if (round() == 0) {
          awaitWork();
        }
        failures = 0;
        recycling
            .due(control.ended(), control.since())
            .ifPresent(reason -> retire(new Retirement(reason, true)));
      } catch (InterruptedException e) {
        // The pause has ended, or a wait was cut short.
      } catch (RuntimeException e) {
        Duration again = BROKER_BACKOFF.after(++failures);
        listener.stumbled(e, again);
        pause.goOnAfter(again);
      }
    }
    endRetired();
  }

  /**
   * Waits for work in the queues of which it may run more; cut short when that may have changed.
   */
  private void awaitWork() {
    waiting = true;
    try {
      List<QueueName> open = demand.open();
      if (open.isEmpty()) {
        pause.goOnAfter(LONGEST_WAIT_FOR_WORK);
      } else if (!retirement.isDone()) {
        broker.awaitWork(open, LONGEST_WAIT_FOR_WORK);
      }
    } finally {
      waiting = false;
      Thread.interrupted();
    }
  }

  /** Takes no more tasks; once those that it has are done, says so. */
  void retire(Retirement why) {
    if (retirement.complete(why)) {
      listener.retiring(why, inFlight.size());
      lookAgain();
    }
  }

  boolean isDraining() {
    return retirement.isDone() || pause.hasEnded();
  }

  private void endRetired() {
    while (!pause.hasEnded()) {
      try {
        if (inFlight.awaitEmpty(IDLE)) {
          listener.retired(retirement.join());
          return;
        }
      } catch (InterruptedException e) {
        // The pause has ended, or a wait that was over was to be cut short.
      }
    }
  }

  /**
   * One turn of the crank: waits for room, takes as much as there is room for and starts it.
   *
   * @return how many deliveries were started
   */
  int round() throws InterruptedException {
    int room = inFlight.awaitRoom(IDLE);
    if (room == 0) {
      return 1;
    }
    int started = 0;
    for (Demand.Portion portion : demand.portions(Math.min(room, MOST_AT_ONCE))) {
      if (room - started <= 0) {
        break;
      }
      List<Delivery> taken =
          broker.reserve(
              settings.id(),
              portion.queues(),
              Math.min(portion.room(), room - started),
              settings.lease());
      taken.forEach(this::dispatch);
      started += taken.size();
    }
    return started;
  }

  private void dispatch(Delivery delivery) {
    switch (delivery) {
      case Reserved reserved -> listener.received(reserved);
      case Unreadable unreadable -> listener.unreadable(unreadable);
    }
    Try attempt = new Try(delivery, clock.instant());
    if (inFlight.add(attempt)) {
      begin(attempt);
    }
  }

  private void begin(Try attempt) {
    Thread thread = Thread.ofVirtual().name("task").unstarted(() -> run(attempt));
    attempt.runIn(thread);
    thread.start();
  }

  private void run(Try attempt) {
    Stopwatch stopwatch = Stopwatch.started();
    Outcome outcome;
    try {
      outcome = runner.run(attempt);
    } catch (BrokerUnavailableException e) {
      listener.stumbled(e, Duration.ZERO);
      outcome = new Outcome.Released();
    } catch (Throwable e) {
      // Handed back it would come again at once, and without end.
      outcome = new Outcome.Failed(Failure.from(e));
    }
    inFlight.ran(stopwatch.elapsed().toNanos());
    if (attempt.claim()) {
      end(attempt, outcome);
    }
  }

  /** Settles what the caller has claimed. */
  private void end(Try attempt, Outcome outcome) {
    Delivery delivery = attempt.delivery();
    inFlight.done(attempt).ifPresent(this::begin);
    if (settings.queueLimits().containsKey(delivery.queue())) {
      lookAgain();
    }
    attempt.silence();
    try {
      ending
          .settle(delivery, outcome)
          .ifPresent(
              ended -> {
                count(delivery, ended.outcome());
                listener.settled(
                    delivery,
                    ended.outcome(),
                    ended.settlement(),
                    Duration.between(attempt.received(), clock.instant()));
              });
    } finally {
      inFlight.remove(attempt);
    }
  }

  /** Ends its wait for work: what it waits for may have changed. */
  void lookAgain() {
    if (waiting) {
      reserving.interrupt();
    }
  }

  /** Counts what has a result; a task that was only passed on has not been worked on. */
  private void count(Delivery delivery, Outcome outcome) {
    if (delivery instanceof Reserved reserved
        && TaskResult.of(reserved.task().id(), outcome, clock.instant()).isPresent()) {
      control.ended(reserved.task().name());
    }
  }

  private void failOverdue(Try attempt, TimeLimits limits) {
    endInstead(attempt, TaskRunner.hardLimit(limits));
  }

  private void writeOff(Try attempt) {
    attempt
        .task()
        .map(Reserved::task)
        .map(task -> "the thread of " + task.name() + "[" + task.id() + "] does not stop")
        .ifPresent(reason -> retire(new Retirement(reason, true)));
  }

  /** Stops a task that runs, if it does. */
  boolean terminate(TaskId id) {
    boolean found = false;
    for (Try attempt : inFlight.all()) {
      if (attempt.task().filter(reserved -> reserved.task().id().equals(id)).isPresent()) {
        found = true;
        if (attempt.hasBegun() && endInstead(attempt, new Outcome.Revoked("terminated"))) {
          attempt.interrupt(Try.Stop.TERMINATED);
        }
      }
    }
    return found;
  }

  /** Decides in place of a thread what became of its task. */
  private boolean endInstead(Try attempt, Outcome outcome) {
    boolean mine = attempt.claim();
    if (mine) {
      Thread.ofVirtual().name("task-end").start(() -> end(attempt, outcome));
    }
    return mine;
  }

  /** Hands back what was read ahead and has waited so long: others may have a place for it. */
  private void handBackWaiting(Duration atLeast) {
    for (Try attempt : inFlight.giveUpWaiting(atLeast)) {
      if (attempt.claim()) {
        ending.release(attempt.delivery());
      }
      inFlight.remove(attempt);
    }
  }

  private void handBackTheRest() {
    for (Try attempt : inFlight.all()) {
      if (attempt.claim()) {
        attempt.silence();
        ending.release(attempt.delivery());
        attempt.interrupt(Try.Stop.WORKER_ENDS);
        var unused = inFlight.done(attempt);
        inFlight.remove(attempt);
      }
    }
  }
}
