package cl.fizko.core.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The tries that a worker has under way, and how many more it may take. A try whose handler is done
 * takes no place any more, though its end may still be on its way to the broker; but while too many
 * ends are, none is taken. What is read ahead waits here for its place.
 */
final class InFlight {

  private static final int ENDING_BESIDE_SMALL_CAPACITY = 100;

  /** Who finds hardly any room waits for more, so long, lest many places be filled one by one. */
  private static final Duration GATHERING = Duration.ofMillis(1);

  private static final int WORTH_ASKING_FOR = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Receipt, Try> tries = new LinkedHashMap<>();
  private final Map<QueueName, Integer> byQueue = new HashMap<>();
  private final Deque<Try> waiting = new ArrayDeque<>();
  private final ReadAhead readAhead = new ReadAhead();
  private int running;
  private int capacity;
  private int wanted;
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
    lock.lockInterruptibly();
    try {
      awaitRoom(1, atMost.toNanos());
      int enough = places() / WORTH_ASKING_FOR;
      if (room() > 0 && room() < enough) {
        awaitRoom(enough, GATHERING.toNanos());
      }
      return Math.max(0, room());
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom(int enough, long nanos) throws InterruptedException {
    wanted = enough;
    long left = nanos;
    while (room() < enough && left > 0) {
      left = changed.awaitNanos(left);
    }
    wanted = 0;
  }

  private int room() {
    int most = places() + Math.max(capacity, ENDING_BESIDE_SMALL_CAPACITY);
    return Math.min(places() - running - waiting.size(), most - tries.size());
  }

  private int places() {
    return capacity + readAhead.places(capacity);
  }

  /**
   * Takes a try in.
   *
   * @return whether it may begin now; if not, {@link #done} or {@link #giveUpWaiting} returns it
   */
  boolean add(Try taken) {
    lock.lock();
    try {
      tries.put(taken.delivery().receipt(), taken);
      byQueue.merge(taken.delivery().queue(), 1, Integer::sum);
      boolean free = running < capacity;
      if (free) {
        running++;
      } else {
        waiting.add(taken);
      }
      return free;
    } finally {
      lock.unlock();
    }
  }

  /**
   * It takes no place any more; called once for each that has begun.
   *
   * @return the one that may begin in its place
   */
  Optional<Try> done(Try ended) {
    lock.lock();
    try {
      running--;
      byQueue.merge(ended.delivery().queue(), -1, Integer::sum);
      Optional<Try> next =
          running < capacity ? Optional.ofNullable(waiting.poll()) : Optional.empty();
      if (next.isPresent()) {
        running++;
      }
      signal();
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** How long the handler of a task took. */
  void ran(long nanos) {
    readAhead.ran(nanos);
  }

  /**
   * What has waited so long for a place, and all that came after it; none of it will begin here.
   *
   * @return the last one first
   */
  List<Try> giveUpWaiting(Duration atLeast) {
    lock.lock();
    try {
      List<Try> given = new ArrayList<>();
      if (!waiting.isEmpty() && waiting.peek().age().compareTo(atLeast) >= 0) {
        waiting.descendingIterator().forEachRemaining(given::add);
        waiting.clear();
        readAhead.wasWrong();
        given.forEach(each -> byQueue.merge(each.delivery().queue(), -1, Integer::sum));
      }
      return given;
    } finally {
      lock.unlock();
    }
  }

  /** The broker knows its end, or never will. */
  void remove(Try ended) {
    lock.lock();
    try {
      tries.remove(ended.delivery().receipt());
      signal();
    } finally {
      lock.unlock();
    }
  }

  private void signal() {
    if (tries.isEmpty() || (wanted > 0 && room() >= wanted)) {
      changed.signalAll();
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
    return awaitEmpty(atMost, () -> nobodyWaits);
  }

  /** The same, also after {@link #stopWaiting}. */
  boolean awaitLastEnds(Duration atMost) throws InterruptedException {
    return awaitEmpty(atMost, () -> false);
  }

  private boolean awaitEmpty(Duration atMost, BooleanSupplier orElse) throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.convert(atMost);
    lock.lockInterruptibly();
    try {
      while (!tries.isEmpty() && left > 0 && !orElse.getAsBoolean()) {
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
