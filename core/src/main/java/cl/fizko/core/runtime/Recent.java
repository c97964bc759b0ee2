package cl.fizko.core.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What takes a while to find out, remembered for a while: whoever asks meanwhile gets the same
 * answer, and those who ask at the same time wait for one. A failure is not remembered.
 */
public final class Recent<T> {

  private final Supplier<T> source;
  private final Duration fresh;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<T> last = new ArrayList<>();
  private Deadline goodUntil = Deadline.in(Duration.ZERO);

  /**
   * @param fresh an answer is given again for so long
   */
  public Recent(Supplier<T> source, Duration fresh) {
    this.source = source;
    this.fresh = fresh;
  }

  /** What is known, or is found out now. */
  public T get() {
    lock.lock();
    try {
      if (last.isEmpty() || goodUntil.isOver()) {
        T found = source.get();
        last.clear();
        last.add(found);
        goodUntil = Deadline.in(fresh);
      }
      return last.getFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Finds it out anew when it is asked for the next time. */
  public void forget() {
    lock.lock();
    try {
      goodUntil = Deadline.in(Duration.ZERO);
    } finally {
      lock.unlock();
    }
  }
}
