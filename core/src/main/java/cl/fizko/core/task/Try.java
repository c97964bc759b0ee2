package cl.fizko.core.task;

import cl.fizko.core.runtime.Stopwatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One delivery under way in its own thread. Whoever {@linkplain #claim() claims} it decides what
 * became of it, once: its thread when the handler returns, or somebody else who would not wait.
 */
final class Try {

  private final Delivery delivery;
  private final Instant received;
  private final Stopwatch sinceTaken = Stopwatch.started();
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final AtomicReference<Note> note = new AtomicReference<>(Note.NONE);
  private final CountDownLatch noted = new CountDownLatch(1);
  private final ReentrantLock telling = new ReentrantLock();
  private volatile Stop stop = Stop.NONE;
  private volatile boolean started;
  private volatile Thread thread = Thread.currentThread();
  private volatile Runnable keeping = () -> {};

  private enum Note {
    NONE,
    BEING_WRITTEN,
    DONE
  }

  /** Why its thread was interrupted. */
  enum Stop {
    NONE,
    SOFT_LIMIT,
    HARD_LIMIT,
    TERMINATED,
    WORKER_ENDS
  }

  Try(Delivery delivery, Instant received) {
    this.delivery = delivery;
    this.received = received;
  }

  Delivery delivery() {
    return delivery;
  }

  Instant received() {
    return received;
  }

  /** How long ago it was taken. */
  Duration age() {
    return sinceTaken.elapsed();
  }

  void runIn(Thread itsThread) {
    thread = itsThread;
  }

  Thread thread() {
    return thread;
  }

  /** From now on its handler runs. */
  void begin() {
    started = true;
  }

  /** What is to be done whenever its lease is renewed. */
  void keep(Runnable also) {
    keeping = also;
  }

  void renewed() {
    keeping.run();
  }

  boolean hasBegun() {
    return started;
  }

  Optional<Reserved> task() {
    return delivery instanceof Reserved reserved ? Optional.of(reserved) : Optional.empty();
  }

  /** Whether the caller is the first to ask. */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  boolean isClaimed() {
    return claimed.get();
  }

  /**
   * Whether the caller is to note that it runs; then {@link #endNote} must follow. Not once it is
   * claimed, so that no such note comes after the end.
   */
  boolean beginNote() {
    if (!note.compareAndSet(Note.NONE, Note.BEING_WRITTEN)) {
      return false;
    }
    if (isClaimed()) {
      endNote();
      return false;
    }
    return true;
  }

  void endNote() {
    note.set(Note.DONE);
    noted.countDown();
  }

  /**
   * Tells how far it has come, instead of noting that it runs. Not once it is claimed: its end is
   * the last word.
   */
  void tell(Runnable progress) {
    closeNote();
    telling.lock();
    try {
      if (!isClaimed()) {
        progress.run();
      }
    } finally {
      telling.unlock();
    }
  }

  /** From now on, as it is claimed, nobody tells anything of it; waits for who is doing so. */
  void silence() {
    tell(() -> {});
  }

  /** From now on nobody notes that it runs; waits for who is just doing so. */
  private void closeNote() {
    if (!note.compareAndSet(Note.NONE, Note.DONE) && note.get() == Note.BEING_WRITTEN) {
      boolean interrupted = false;
      while (true) {
        try {
          noted.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Asks its thread to stop; the last reason given counts. */
  void interrupt(Stop why) {
    stop = why;
    thread.interrupt();
  }

  Stop stop() {
    return stop;
  }
}
