package cl.fizko.core.task;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The deliveries that a worker holds, and the threads that run them. */
final class InFlight {

  private final Map<Receipt, Held> held = new ConcurrentHashMap<>();
  private final int capacity;
  private final Semaphore free;

  InFlight(int capacity) {
    this.capacity = capacity;
    this.free = new Semaphore(capacity);
  }

  /**
   * Waits until there is room.
   *
   * @return how much; 0 if there is none in time
   */
  int awaitRoom(Duration atMost) throws InterruptedException {
    if (!free.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      return 0;
    }
    free.release();
    return free.availablePermits();
  }

  void add(Delivery delivery, Thread thread) {
    free.acquireUninterruptibly();
    held.put(delivery.receipt(), new Held(delivery, thread));
  }

  void remove(Receipt receipt) {
    if (held.remove(receipt) != null) {
      free.release();
    }
  }

  Optional<Delivery> find(Receipt receipt) {
    return Optional.ofNullable(held.get(receipt)).map(Held::delivery);
  }

  Collection<Receipt> receipts() {
    return List.copyOf(held.keySet());
  }

  List<Held> all() {
    return List.copyOf(held.values());
  }

  int size() {
    return held.size();
  }

  /** Waits until nothing is held any more; returns whether that was so in time. */
  boolean awaitEmpty(Duration atMost) throws InterruptedException {
    if (!free.tryAcquire(capacity, atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    free.release(capacity);
    return true;
  }

  record Held(Delivery delivery, Thread thread) {}
}
