package cl.fizko.core.task;

import cl.fizko.core.runtime.Backoff;
import cl.fizko.core.runtime.Lifecycle;
import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.port.TaskBroker;
import cl.fizko.core.task.port.TaskResults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Takes tasks from a broker and runs them, each on a virtual thread of its own, never more than its
 * concurrency at once and never more than it can start right away.
 *
 * <p>{@link #close()} stops taking, lets the running tasks end within the grace time and hands back
 * the rest, so that another worker starts them at once.
 */
public final class Worker implements Lifecycle {

  private static final int MOST_AT_ONCE = 500;
  private static final int TRIES_AT_THE_END = 3;
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Backoff BROKER_BACKOFF =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

  private enum Phase {
    NEW,
    RUNNING,
    CLOSED
  }

  private final WorkerSettings settings;
  private final TaskBroker broker;
  private final WorkerListener listener;
  private final InstantSource clock;
  private final TaskRunner runner;
  private final InFlight inFlight;
  private final LeaseKeeper leases;
  private final Pause pause = new Pause();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.NEW);
  private final Thread reserving;
  private final Thread keeping;
  private int turn;

  /**
   * @param results where starts are noted
   * @param catalogue what this worker can run
   */
  public Worker(
      WorkerSettings settings,
      TaskBroker broker,
      TaskResults results,
      TaskCatalogue catalogue,
      WorkerListener listener,
      InstantSource clock) {
    this.settings = settings;
    this.broker = broker;
    this.listener = new SafeWorkerListener(listener);
    this.clock = clock;
    this.runner = new TaskRunner(settings, catalogue, results, this.listener, clock);
    this.inFlight = new InFlight(settings.concurrency());
    this.leases = new LeaseKeeper(broker, inFlight, settings.lease(), this.listener, clock);
    this.reserving = Thread.ofPlatform().name("fizko-worker").unstarted(this::work);
    this.keeping = Thread.ofPlatform().name("fizko-leases").daemon().unstarted(leases);
  }

  @Override
  public void start() {
    if (phase.compareAndSet(Phase.NEW, Phase.RUNNING)) {
      reserving.start();
      keeping.start();
    }
  }

  /** The number of tasks that it runs at this moment. */
  public int running() {
    return inFlight.size();
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
      listener.draining(inFlight.size());
      if (!inFlight.awaitEmpty(settings.grace())) {
        handBackTheRest();
      }
    } catch (InterruptedException e) {
      handBackTheRest();
      Thread.currentThread().interrupt();
    }
    leases.end();
    keeping.interrupt();
    listener.stopped();
  }

  private void work() {
    int failures = 0;
    boolean ready = false;
    while (!pause.hasEnded()) {
      try {
        if (!ready) {
          leases.round();
          ready = true;
          listener.ready(settings);
        }
        if (round() == 0) {
          broker.awaitWork(queues(), IDLE);
        }
        failures = 0;
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        Duration again = BROKER_BACKOFF.after(++failures);
        listener.stumbled(e, again);
        if (!pause.goOnAfter(again)) {
          return;
        }
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
    List<Delivery> taken =
        broker.reserve(settings.id(), queues(), Math.min(room, MOST_AT_ONCE), settings.lease());
    taken.forEach(this::dispatch);
    return taken.size();
  }

  /** The queues in an order that gives each its turn at being first. */
  private List<QueueName> queues() {
    List<QueueName> rotated = new ArrayList<>(settings.queues());
    Collections.rotate(rotated, -(turn++ % rotated.size()));
    return rotated;
  }

  private void dispatch(Delivery delivery) {
    switch (delivery) {
      case Reserved reserved -> listener.received(reserved);
      case Unreadable unreadable -> listener.unreadable(unreadable);
    }
    Instant received = clock.instant();
    Thread thread = Thread.ofVirtual().name("task").unstarted(() -> run(delivery, received));
    inFlight.add(delivery, thread);
    thread.start();
  }

  private void run(Delivery delivery, Instant received) {
    try {
      Outcome outcome = runner.run(delivery);
      settle(delivery, outcome)
          .forEach(
              settlement ->
                  listener.settled(
                      delivery, outcome, settlement, Duration.between(received, clock.instant())));
    } finally {
      inFlight.remove(delivery.receipt());
    }
  }

  /** Settles however long the broker is away; gives up only when the worker has ended. */
  private List<Settlement> settle(Delivery delivery, Outcome outcome) {
    int failures = 0;
    while (true) {
      try {
        return List.of(broker.settle(delivery, outcome));
      } catch (RuntimeException e) {
        Duration again = BROKER_BACKOFF.after(++failures);
        listener.stumbled(e, again);
        if (pause.hasEnded() && failures > TRIES_AT_THE_END) {
          return List.of();
        }
        new Pause().goOnAfter(again);
      }
    }
  }

  private void handBackTheRest() {
    for (InFlight.Held held : inFlight.all()) {
      try {
        broker.settle(held.delivery(), new Outcome.Released());
      } catch (RuntimeException e) {
        listener.stumbled(e, Duration.ZERO);
      }
      held.thread().interrupt();
    }
  }
}
