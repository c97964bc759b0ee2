package cl.fizko.core.task;

import java.time.Duration;

/** Tells two listeners what it is told. */
record BothListeners(WorkerListener first, WorkerListener second) implements WorkerListener {

  @Override
  public void ready(WorkerSettings settings) {
    first.ready(settings);
    second.ready(settings);
  }

  @Override
  public void received(Reserved reserved) {
    first.received(reserved);
    second.received(reserved);
  }

  @Override
  public void unreadable(Unreadable message) {
    first.unreadable(message);
    second.unreadable(message);
  }

  @Override
  public void started(Reserved reserved) {
    first.started(reserved);
    second.started(reserved);
  }

  @Override
  public void lasts(RunningTask running) {
    first.lasts(running);
    second.lasts(running);
  }

  @Override
  public void settled(Delivery delivery, Outcome outcome, Settlement settlement, Duration took) {
    first.settled(delivery, outcome, settlement, took);
    second.settled(delivery, outcome, settlement, took);
  }

  @Override
  public void leaseLost(Delivery delivery) {
    first.leaseLost(delivery);
    second.leaseLost(delivery);
  }

  @Override
  public void reclaimed(int tasks) {
    first.reclaimed(tasks);
    second.reclaimed(tasks);
  }

  @Override
  public void stumbled(RuntimeException cause, Duration again) {
    first.stumbled(cause, again);
    second.stumbled(cause, again);
  }

  @Override
  public void retiring(Retirement retirement, int running) {
    first.retiring(retirement, running);
    second.retiring(retirement, running);
  }

  @Override
  public void retired(Retirement retirement) {
    first.retired(retirement);
    second.retired(retirement);
  }

  @Override
  public void draining(int running) {
    first.draining(running);
    second.draining(running);
  }

  @Override
  public void stopped() {
    first.stopped();
    second.stopped();
  }
}
