package cl.fizko.core.task;

import cl.fizko.core.runtime.Backoff;
import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.canvas.Continuation;
import cl.fizko.core.task.canvas.Sequel;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Tells a broker how deliveries have ended and what follows, however long it takes. */
final class Ending {

  private static final int TRIES_AT_THE_END = 3;

  private final TaskBroker broker;
  private final Continuation continuation;
  private final WorkerListener listener;
  private final Backoff backoff;
  private final BooleanSupplier workerHasEnded;

  /**
   * @param workerHasEnded from then on it gives up after a few tries
   */
  Ending(
      TaskBroker broker,
      Continuation continuation,
      WorkerListener listener,
      Backoff backoff,
      BooleanSupplier workerHasEnded) {
    this.broker = broker;
    this.continuation = continuation;
    this.listener = listener;
    this.backoff = backoff;
    this.workerHasEnded = workerHasEnded;
  }

  /**
   * How a delivery has ended.
   *
   * @param outcome a failure in the place of one that nobody can follow
   */
  record Ended(Outcome outcome, Settlement settlement) {}

  /** Empty if the broker was away until the worker had ended. */
  Optional<Ended> settle(Delivery delivery, Outcome outcome) {
    Sequel sequel;
    try {
      sequel = sequel(delivery, outcome);
    } catch (RuntimeException e) {
      return settle(delivery, new Outcome.Failed(Failure.from(e)), Sequel.NONE);
    }
    return settle(delivery, outcome, sequel);
  }

  private Optional<Ended> settle(Delivery delivery, Outcome outcome, Sequel first) {
    Sequel sequel = first;
    int failures = 0;
    while (true) {
      try {
        Settlement settlement = broker.settle(delivery, outcome, sequel);
        while (settlement instanceof Settlement.ChordsComplete complete
            && delivery instanceof Reserved reserved) {
          sequel = continuation.completed(sequel, reserved.task(), complete.chords());
          settlement = broker.settle(delivery, outcome, sequel);
        }
        return Optional.of(new Ended(outcome, settlement));
      } catch (RuntimeException e) {
        Duration again = backoff.after(++failures);
        listener.stumbled(e, again);
        if (workerHasEnded.getAsBoolean() && failures > TRIES_AT_THE_END) {
          return Optional.empty();
        }
        Thread.interrupted();
        new Pause().goOnAfter(again);
      }
    }
  }

  private Sequel sequel(Delivery delivery, Outcome outcome) {
    return delivery instanceof Reserved reserved
        ? continuation.of(reserved.task(), outcome)
        : Sequel.NONE;
  }

  /**
   * Hands a delivery back as if it had never been taken; its lease ends by itself if that fails.
   */
  void release(Delivery delivery) {
    try {
      broker.settle(delivery, new Outcome.Released());
    } catch (RuntimeException e) {
      listener.stumbled(e, Duration.ZERO);
    }
  }
}
