package cl.fizko.boot.role;

import cl.fizko.core.runtime.Lifecycle;

/** A worker with what lets others see and control it, which lasts until the worker has ended. */
record WatchedWorker(Lifecycle worker, Lifecycle monitoring) implements Lifecycle {

  @Override
  public void start() {
    worker.start();
    monitoring.start();
  }

  @Override
  public void close() {
    worker.close();
    monitoring.close();
  }

  @Override
  public void closeNow() {
    worker.closeNow();
    monitoring.closeNow();
  }
}
