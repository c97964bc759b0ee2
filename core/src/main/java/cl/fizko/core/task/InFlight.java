package cl.fizko.core.task;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The tries that a worker has under way, and how many more it may begin. */
final class InFlight {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Receipt, Try> tries = new LinkedHashMap<>();
  private final Map<QueueName, Integer> byQueue = new HashMap<>();
  private int capacity;
  private boolean nobodyWaits;

  InFlight(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Waits until there is room.
   *
   * @return how much; 0 if there is none in time
   */
  int awaitRoom(Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (tries.size() >= capacity && left > 0) {
        left = changed.awaitNanos(left);
      }
      return Math.max(0, capacity - tries.size());
    } finally {
      lock.unlock();
    }
  }

  void add(Try started) {
    lock.lock();
    try {
      tries.put(started.delivery().receipt(), started);
      byQueue.merge(started.delivery().queue(), 1, Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  void remove(Receipt receipt) {
    lock.lock();
    try {
      Try ended = tries.remove(receipt);
      if (ended != null) {
        byQueue.merge(ended.delivery().queue(), -1, Integer::sum);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  int of(QueueName queue) {
    lock.lock();
    try {
      return byQueue.getOrDefault(queue, 0);
    } finally {
      lock.unlock();
    }
  }

  void resize(int more) {
    lock.lock();
    try {
      capacity = Math.max(1, capacity + more);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int capacity() {
    lock.lock();
    try {
      return capacity;
    } finally {
      lock.unlock();
    }
  }

  Optional<Delivery> find(Receipt receipt) {
    lock.lock();
    try {
      return Optional.ofNullable(tries.get(receipt)).map(Try::delivery);
    } finally {
      lock.unlock();
    }
  }

  Collection<Receipt> receipts() {
    return all().stream().map(each -> each.delivery().receipt()).toList();
  }

  List<Try> all() {
    lock.lock();
    try {
      return List.copyOf(tries.values());
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return tries.size();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing is under way any more; returns whether that was so in time. */
  boolean awaitEmpty(Duration atMost) throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.convert(atMost);
    lock.lockInterruptibly();
    try {
      while (!tries.isEmpty() && left > 0 && !nobodyWaits) {
        left = changed.awaitNanos(left);
      }
      return tries.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** From now on {@link #awaitEmpty} returns at once. */
  void stopWaiting() {
    lock.lock();
    try {
      nobodyWaits = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
