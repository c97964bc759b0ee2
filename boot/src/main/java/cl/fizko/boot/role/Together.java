package cl.fizko.boot.role;

import cl.fizko.core.runtime.Lifecycle;
import java.util.List;
import java.util.function.Consumer;

/**
 * Several that run in one process; they end at the same time, so that the longest sets the time.
 */
record Together(List<Lifecycle> all) implements Lifecycle {

  @Override
  public void start() {
    all.forEach(Lifecycle::start);
  }

  @Override
  public void close() {
    atTheSameTime(Lifecycle::close);
  }

  @Override
  public void closeNow() {
    atTheSameTime(Lifecycle::closeNow);
  }

  private void atTheSameTime(Consumer<Lifecycle> end) {
    List<Thread> closing =
        all.stream().map(each -> Thread.ofPlatform().start(() -> end.accept(each))).toList();
    for (Thread thread : closing) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
