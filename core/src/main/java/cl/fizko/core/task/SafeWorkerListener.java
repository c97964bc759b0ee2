package cl.fizko.core.task;

import java.time.Duration;

/** Keeps a worker safe from what its listener throws. */
record SafeWorkerListener(WorkerListener listener) implements WorkerListener {

  @Override
  public void ready(WorkerSettings settings) {
    safely(() -> listener.ready(settings));
  }

  @Override
  public void received(Reserved reserved) {
    safely(() -> listener.received(reserved));
  }

  @Override
  public void unreadable(Unreadable message) {
    safely(() -> listener.unreadable(message));
  }

  @Override
  public void started(Reserved reserved) {
    safely(() -> listener.started(reserved));
  }

  @Override
  public void lasts(RunningTask running) {
    safely(() -> listener.lasts(running));
  }

  @Override
  public void settled(Delivery delivery, Outcome outcome, Settlement settlement, Duration took) {
    safely(() -> listener.settled(delivery, outcome, settlement, took));
  }

  @Override
  public void leaseLost(Delivery delivery) {
    safely(() -> listener.leaseLost(delivery));
  }

  @Override
  public void reclaimed(int tasks) {
    safely(() -> listener.reclaimed(tasks));
  }

  @Override
  public void stumbled(RuntimeException cause, Duration again) {
    safely(() -> listener.stumbled(cause, again));
  }

  @Override
  public void retiring(Retirement retirement, int running) {
    safely(() -> listener.retiring(retirement, running));
  }

  @Override
  public void retired(Retirement retirement) {
    safely(() -> listener.retired(retirement));
  }

  @Override
  public void draining(int running) {
    safely(() -> listener.draining(running));
  }

  @Override
  public void stopped() {
    safely(listener::stopped);
  }

  private static void safely(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      // A listener that fails must not hurt the work it listens to.
    }
  }
}
