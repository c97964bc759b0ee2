package cl.fizko.boot.role;

import cl.fizko.core.runtime.Lifecycle;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A role with what it holds: closed in order, the work first and then what the work needs. */
final class RunningRole implements Lifecycle {

  private static final Logger log = LoggerFactory.getLogger(RunningRole.class);

  private final Lifecycle work;
  private final List<AutoCloseable> needs;

  RunningRole(Lifecycle work, List<AutoCloseable> needs) {
    this.work = work;
    this.needs = List.copyOf(needs);
  }

  @Override
  public void start() {
    work.start();
  }

  @Override
  public void closeNow() {
    work.closeNow();
    close();
  }

  @Override
  public void close() {
    work.close();
    for (AutoCloseable need : needs) {
      try {
        need.close();
      } catch (Exception e) {
        log.warn("{} did not close in good order", need.getClass().getSimpleName(), e);
      }
    }
  }
}
