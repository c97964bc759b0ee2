package cl.fizko.redis.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What has happened and is not told yet. Whoever puts something in never waits: if it is full, the
 * oldest is lost, and counted.
 */
final class EventBuffer<E> {

  private final int capacity;
  private final Deque<E> waiting = new ArrayDeque<>();
  private long lost;
  private boolean closed;

  /**
   * @param capacity 1 or more
   */
  EventBuffer(int capacity) {
    this.capacity = capacity;
  }

  synchronized void put(E event) {
    if (closed) {
      return;
    }
    if (waiting.size() == capacity) {
      waiting.removeFirst();
      lost++;
    }
    waiting.addLast(event);
    if (waiting.size() == 1) {
      notifyAll();
    }
  }

  /**
   * Waits until there is something, and takes it.
   *
   * @return at most so many, the oldest first; none once closed and empty
   */
  synchronized List<E> take(int max) throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    List<E> taken = new ArrayList<>(Math.min(max, waiting.size()));
    while (taken.size() < max && !waiting.isEmpty()) {
      taken.add(waiting.removeFirst());
    }
    return taken;
  }

  /** How many were lost since it was last asked. */
  synchronized long lost() {
    long count = lost;
    lost = 0;
    return count;
  }

  /** Takes nothing more; what is in there can still be taken. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
