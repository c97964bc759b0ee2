package cl.fizko.core.task.port;

import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.RawMessage;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A broker in the memory of one process: the executable specification of {@link TaskBroker}, and
 * all that a test of somebody's tasks needs.
 */
public final class InMemoryTaskBroker implements TaskBroker, TaskQueues, DeadLetters {

  private static final int STEPS = 4;

  private final InMemoryTaskResults results;
  private final InstantSource clock;
  private final Map<QueueName, List<Deque<Message>>> queues = new HashMap<>();
  private final Map<Receipt, Lease> leases = new HashMap<>();
  private final List<Delayed> delayed = new ArrayList<>();
  private final Map<TaskId, Instant> published = new HashMap<>();
  private final Deque<DeadLetter> deadLetters = new ArrayDeque<>();
  private long lastReceipt;

  public InMemoryTaskBroker(InMemoryTaskResults results, InstantSource clock) {
    this.results = results;
    this.clock = clock;
  }

  @Override
  public synchronized void publish(QueueName queue, List<Task> tasks) {
    tasks.forEach(task -> enqueue(new Message(queue, task, 1, 0)));
  }

  @Override
  public synchronized boolean publishOnce(QueueName queue, Task task, Duration window) {
    Instant now = clock.instant();
    Instant until = published.get(task.id());
    if (until != null && now.isBefore(until)) {
      return false;
    }
    published.put(task.id(), now.plus(window));
    publish(queue, List.of(task));
    return true;
  }

  @Override
  public synchronized List<Delivery> reserve(
      WorkerId worker, List<QueueName> from, int max, Duration lease) {
    Instant now = clock.instant();
    promote(now);
    List<Delivery> taken = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      for (QueueName queue : from) {
        Deque<Message> waiting = queue(queue).get(step);
        while (taken.size() < max && !waiting.isEmpty()) {
          take(waiting.removeFirst(), now, lease, taken);
        }
      }
    }
    return taken;
  }

  private void take(Message message, Instant now, Duration lease, List<Delivery> taken) {
    Instant start = message.task().options().notBefore();
    if (now.isBefore(start)) {
      delay(message, start);
      return;
    }
    Receipt receipt = new Receipt(Long.toString(++lastReceipt));
    leases.put(receipt, new Lease(message, now.plus(lease)));
    taken.add(
        new Reserved(
            receipt, message.queue(), message.deliveries(), message.declined(), message.task()));
  }

  @Override
  public synchronized boolean awaitWork(List<QueueName> from, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (from.stream().allMatch(queue -> depth(queue).ready() == 0)) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  @Override
  public synchronized Set<Receipt> renew(Collection<Receipt> receipts, Duration lease) {
    Instant end = clock.instant().plus(lease);
    Set<Receipt> lost = new HashSet<>(receipts);
    lost.removeAll(leases.keySet());
    for (Receipt receipt : receipts) {
      leases.computeIfPresent(receipt, (key, held) -> new Lease(held.message(), end));
    }
    return lost;
  }

  @Override
  public synchronized Settlement settle(Delivery delivery, Outcome outcome) {
    Lease lease = leases.remove(delivery.receipt());
    if (lease == null) {
      return Settlement.LEASE_LOST;
    }
    Message message = lease.message();
    Instant now = clock.instant();
    TaskId id = message.task().id();
    switch (outcome) {
      case Outcome.Succeeded done -> keep(message, new TaskResult.Succeeded(id, done.value(), now));
      case Outcome.Failed failed -> keep(message, new TaskResult.Failed(id, failed.failure(), now));
      case Outcome.Revoked revoked ->
          keep(message, new TaskResult.Revoked(id, revoked.reason(), now));
      case Outcome.Retried retried -> {
        keep(message, new TaskResult.Retrying(id, retried.cause()));
        requeue(message.retried(retried.notBefore()), retried.notBefore());
      }
      case Outcome.Postponed postponed -> requeue(message, postponed.until());
      case Outcome.Declined declined -> requeue(message.declinedOnce(), declined.until());
      case Outcome.Released released -> enqueueFirst(message);
      case Outcome.DeadLettered dead -> {
        bury(message, dead.cause(), now);
        if (delivery instanceof Reserved) {
          keep(message, new TaskResult.Failed(id, dead.cause(), now));
        }
      }
    }
    return Settlement.SETTLED;
  }

  @Override
  public synchronized int reclaim(int max) {
    Instant now = clock.instant();
    int reclaimed = 0;
    Iterator<Lease> all = leases.values().iterator();
    while (all.hasNext() && reclaimed < max) {
      Lease lease = all.next();
      if (!now.isBefore(lease.end())) {
        all.remove();
        enqueueFirst(lease.message().deliveredAgain());
        reclaimed++;
      }
    }
    return reclaimed;
  }

  @Override
  public synchronized QueueDepth depth(QueueName queue) {
    promote(clock.instant());
    return new QueueDepth(
        queue(queue).stream().mapToLong(Deque::size).sum(),
        delayed.stream().filter(held -> held.message().queue().equals(queue)).count(),
        leases.values().stream().filter(lease -> lease.message().queue().equals(queue)).count());
  }

  @Override
  public synchronized long count() {
    return deadLetters.size();
  }

  @Override
  public synchronized List<DeadLetter> newest(int max) {
    return deadLetters.stream().limit(max).toList();
  }

  private void keep(Message message, TaskResult result) {
    if (!message.task().options().ignoreResult()) {
      results.store(result);
    }
  }

  private void bury(Message message, Failure cause, Instant now) {
    byte[] raw = message.task().toString().getBytes(StandardCharsets.UTF_8);
    String reason = cause.type() + ": " + cause.message();
    deadLetters.addFirst(
        new DeadLetter(
            Long.toString(++lastReceipt), message.queue(), reason, now, new RawMessage(raw)));
  }

  private void requeue(Message message, Instant until) {
    if (clock.instant().isBefore(until)) {
      delay(message, until);
    } else {
      enqueue(message);
    }
  }

  private void delay(Message message, Instant until) {
    delayed.add(new Delayed(message, until));
  }

  private void promote(Instant now) {
    delayed.stream()
        .filter(held -> !now.isBefore(held.until()))
        .forEach(held -> enqueueFirst(held.message()));
    delayed.removeIf(held -> !now.isBefore(held.until()));
  }

  private void enqueue(Message message) {
    line(message).addLast(message);
    notifyAll();
  }

  private void enqueueFirst(Message message) {
    line(message).addFirst(message);
    notifyAll();
  }

  private Deque<Message> line(Message message) {
    int priority = message.task().options().priority();
    return queue(message.queue()).get(Math.min(priority / 3, STEPS - 1));
  }

  private List<Deque<Message>> queue(QueueName name) {
    return queues.computeIfAbsent(
        name,
        key -> {
          List<Deque<Message>> steps = new ArrayList<>();
          for (int step = 0; step < STEPS; step++) {
            steps.add(new ArrayDeque<>());
          }
          return steps;
        });
  }

  private record Lease(Message message, Instant end) {}

  private record Delayed(Message message, Instant until) {}

  private record Message(QueueName queue, Task task, int deliveries, int declined) {

    Message deliveredAgain() {
      return new Message(queue, task, deliveries + 1, declined);
    }

    Message declinedOnce() {
      return new Message(queue, task, deliveries, declined + 1);
    }

    Message retried(Instant notBefore) {
      TaskOptions options = task.options();
      return new Message(
          queue,
          task.with(options.withRetries(options.retries() + 1).withNotBefore(notBefore)),
          1,
          0);
    }
  }
}
