package cl.fizko.core.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Takes what many threads give and passes it on in batches, on a thread of its own. Who gives never
 * waits: what there is no room for is dropped, and so is what cannot be passed on; both are
 * counted. What was taken before {@link #close()} is passed on before it returns.
 *
 * @param <E> what is given
 */
public final class Gathering<E> implements Lifecycle {

  private static final Duration LONG = Duration.ofHours(1);

  private final Consumer<List<E>> work;
  private final int room;
  private final int most;
  private final Duration pace;
  private final ConcurrentLinkedQueue<E> given = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final LongAdder dropped = new LongAdder();
  private final Doze doze = new Doze();
  private final Pause pause = new Pause();
  private final Thread passing;

  /**
   * @param name of the thread
   * @param work gets at most {@code most} at once, the oldest first
   * @param room so many may wait
   * @param pace more is waited for so long before some is passed on
   */
  public Gathering(String name, Consumer<List<E>> work, int room, int most, Duration pace) {
    this.work = work;
    this.room = room;
    this.most = most;
    this.pace = pace;
    this.passing = Thread.ofVirtual().name(name).unstarted(this::pass);
  }

  /**
   * Gives one.
   *
   * @return false if it was dropped
   */
  public boolean give(E one) {
    int before = size.getAndIncrement();
    if (before >= room || pause.hasEnded()) {
      size.getAndDecrement();
      dropped.increment();
      return false;
    }
    given.add(one);
    if (before == 0) {
      doze.nudge();
    }
    return true;
  }

  /** How many were dropped so far. */
  public long dropped() {
    return dropped.sum();
  }

  @Override
  public synchronized void start() {
    if (!pause.hasEnded() && passing.getState() == Thread.State.NEW) {
      passing.start();
    }
  }

  private void pass() {
    boolean goOn = true;
    while (goOn) {
      goOn = size.get() > 0 || doze.goOnAfter(LONG);
      pause.goOnAfter(pace);
      List<E> batch = take();
      while (!batch.isEmpty()) {
        pass(batch);
        batch = take();
      }
    }
  }

  private List<E> take() {
    List<E> batch = new ArrayList<>();
    while (batch.size() < most) {
      E next = given.poll();
      if (next == null) {
        break;
      }
      batch.add(next);
    }
    size.addAndGet(-batch.size());
    return batch;
  }

  private void pass(List<E> batch) {
    try {
      work.accept(batch);
    } catch (RuntimeException e) {
      dropped.add(batch.size());
    }
  }

  @Override
  public synchronized void close() {
    pause.end();
    doze.end();
    try {
      passing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
