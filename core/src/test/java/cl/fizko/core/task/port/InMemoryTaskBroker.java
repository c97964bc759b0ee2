package cl.fizko.core.task.port;

import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.DeadLetterFilter;
import cl.fizko.core.task.DeadLetterMark;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.RawMessage;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Revocation;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.Uniqueness;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.canvas.Batch;
import cl.fizko.core.task.canvas.ChordPart;
import cl.fizko.core.task.canvas.ChordStart;
import cl.fizko.core.task.canvas.CompleteChord;
import cl.fizko.core.task.canvas.Completion;
import cl.fizko.core.task.canvas.GroupId;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.canvas.Sequel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A broker in the memory of one process: the executable specification of {@link TaskBroker}, and
 * all that a test of somebody's tasks needs. It is in core's test-jar, which needs nothing but core
 * as long as no contract of it is run; {@code docs/brokers.md} says how to depend on it.
 *
 * <p>Safe for use by many threads. Whatever it holds is gone with the process.
 */
public final class InMemoryTaskBroker implements TaskBroker, TaskQueues, DeadLetters, Revocations {

  private static final int STEPS = 4;
  private static final int MAX = Integer.MAX_VALUE;

  private final InMemoryTaskResults results;
  private final InstantSource clock;
  private final Map<QueueName, List<Deque<Message>>> queues = new HashMap<>();
  private final Map<Receipt, Lease> leases = new HashMap<>();

  /** A test's clock moves without a word, so who waits for it looks now and then: 0.1 s. */
  private static final long LOOKING = 100_000_000;

  private final List<Delayed> delayed = new ArrayList<>();
  private final Map<TaskId, Instant> published = new HashMap<>();
  private final Map<String, Winner> winners = new HashMap<>();
  private final Map<GroupId, ChordState> chords = new HashMap<>();
  private final Set<QueueName> paused = new HashSet<>();
  private final List<Revocation> revocations = new ArrayList<>();
  private final Deque<Buried> deadLetters = new ArrayDeque<>();
  private long lastReceipt;

  /**
   * @param results where it keeps what became of its tasks; give the worker the same
   * @param clock decides when leases end and delayed tasks are due; {@code InstantSource.system()},
   *     or one that a test moves on
   */
  public InMemoryTaskBroker(InMemoryTaskResults results, InstantSource clock) {
    this.results = results;
    this.clock = clock;
  }

  @Override
  public synchronized void publish(Batch batch) {
    for (ChordStart start : batch.chords()) {
      chords.putIfAbsent(start.group(), new ChordState(start.parts(), new LinkedHashMap<>()));
    }
    batch
        .tasks()
        .forEach(
            each -> enqueue(new Message(each.queue(), each.task(), 1, 0, false, clock.instant())));
  }

  @Override
  public synchronized TaskId publishUnique(QueueName queue, Task task, Uniqueness uniqueness) {
    Instant now = clock.instant();
    Optional<Winner> present =
        Optional.ofNullable(winners.get(uniqueness.key()))
            .filter(winner -> now.isBefore(winner.until()));
    if (uniqueness.winner() == Uniqueness.Winner.FIRST && present.isPresent()) {
      return present.get().id();
    }
    winners.put(uniqueness.key(), new Winner(task.id(), now.plus(uniqueness.window())));
    publish(queue, List.of(uniqueness.marked(task)));
    return task.id();
  }

  @Override
  public synchronized boolean isLast(String key, TaskId id) {
    Winner present = winners.get(key);
    return present == null || !clock.instant().isBefore(present.until()) || present.id().equals(id);
  }

  @Override
  public synchronized Set<TaskId> publishOnce(List<Publication> tasks, Duration window) {
    Instant now = clock.instant();
    Set<TaskId> first = new HashSet<>();
    for (Publication each : tasks) {
      TaskId id = each.task().id();
      Instant until = published.get(id);
      if (until == null || !now.isBefore(until)) {
        published.put(id, now.plus(window));
        publish(each.queue(), List.of(each.task()));
        first.add(id);
      }
    }
    return first;
  }

  @Override
  public synchronized Set<TaskId> publishedOnce(Collection<TaskId> ids) {
    Instant now = clock.instant();
    return ids.stream()
        .filter(id -> now.isBefore(published.getOrDefault(id, Instant.MIN)))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized List<Delivery> reserve(
      WorkerId worker, List<QueueName> from, int max, Duration lease) {
    Instant now = clock.instant();
    promote(now);
    List<Delivery> taken = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      for (QueueName queue : from) {
        if (paused.contains(queue)) {
          continue;
        }
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
            receipt,
            message.queue(),
            message.deliveries(),
            message.declined(),
            message.admitted(),
            message.task()));
  }

  @Override
  public synchronized boolean awaitWork(List<QueueName> from, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (from.stream().allMatch(queue -> paused.contains(queue) || depth(queue).ready() == 0)) {
      long left = end - System.nanoTime();
      if (left <= 1_000_000) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(
            this, Math.min(left, Math.clamp(untilNextIsDue(), 1_000_000, LOOKING)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private long untilNextIsDue() {
    Instant now = clock.instant();
    return delayed.stream()
        .mapToLong(held -> Duration.between(now, held.until()).toNanos())
        .min()
        .orElse(Long.MAX_VALUE);
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
  public synchronized Settlement settle(Delivery delivery, Outcome outcome, Sequel sequel) {
    Lease lease = leases.get(delivery.receipt());
    if (lease == null) {
      return Settlement.LEASE_LOST;
    }
    List<CompleteChord> complete = addParts(sequel);
    if (!complete.isEmpty()) {
      return new Settlement.ChordsComplete(complete);
    }
    leases.remove(delivery.receipt());
    Message message = lease.message();
    Instant now = clock.instant();
    switch (outcome) {
      case Outcome.Retried retried -> requeue(message.retried(retried), retried.notBefore());
      case Outcome.Postponed postponed -> requeue(message, postponed.until());
      case Outcome.Admitted admitted -> requeue(message.letThrough(), admitted.at());
      case Outcome.Declined declined -> requeue(message.declinedOnce(), declined.until());
      case Outcome.Released released -> enqueueFirst(message);
      case Outcome.DeadLettered dead -> bury(message, dead.cause(), now);
      case Outcome.Succeeded done -> {}
      case Outcome.Failed failed -> {}
      case Outcome.Revoked revoked -> {}
    }
    if (delivery instanceof Reserved && !message.task().options().ignoreResult()) {
      results.storeAsked(message.task(), delivery.queue());
      TaskResult.of(message.task().id(), outcome, now).ifPresent(results::store);
    }
    follow(sequel.batch(), sequel.verdicts(), now);
    for (Completion completion : sequel.completions()) {
      if (chords.remove(completion.group()) != null) {
        follow(completion.batch(), completion.verdicts(), now);
      }
    }
    return Settlement.SETTLED;
  }

  /** Counts parts once each; returns the chords that are complete and have no completion yet. */
  private List<CompleteChord> addParts(Sequel sequel) {
    List<CompleteChord> complete = new ArrayList<>();
    for (ChordPart part : sequel.parts()) {
      GroupId group = part.member().group();
      ChordState chord = chords.get(group);
      if (chord == null) {
        continue;
      }
      TaskResult result = TaskResult.of(part.id(), part.outcome(), clock.instant()).orElseThrow();
      chord.parts().putIfAbsent(part.id(), new Part(part.member().index().orElse(MAX), result));
      if (chord.parts().size() >= chord.size()
          && sequel.completions().stream().noneMatch(each -> each.group().equals(group))) {
        complete.add(
            new CompleteChord(
                group,
                chord.parts().values().stream()
                    .sorted(Comparator.comparingInt(Part::index))
                    .map(Part::result)
                    .toList()));
      }
    }
    return complete;
  }

  private void follow(Batch batch, Map<TaskId, Outcome> verdicts, Instant now) {
    publish(batch);
    verdicts.forEach((id, outcome) -> TaskResult.of(id, outcome, now).ifPresent(results::store));
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
  public synchronized List<Task> delayed(QueueName queue, int max) {
    return delayed.stream()
        .filter(held -> held.message().queue().equals(queue))
        .sorted(Comparator.comparing(Delayed::until))
        .limit(max)
        .map(held -> held.message().task())
        .toList();
  }

  @Override
  public synchronized Set<QueueName> names() {
    promote(clock.instant());
    Set<QueueName> names = new HashSet<>(paused);
    delayed.forEach(held -> names.add(held.message().queue()));
    leases.values().forEach(lease -> names.add(lease.message().queue()));
    queues.forEach(
        (name, lines) -> {
          if (lines.stream().anyMatch(line -> !line.isEmpty())) {
            names.add(name);
          }
        });
    return names;
  }

  @Override
  public synchronized List<Task> waiting(QueueName queue, int max) {
    promote(clock.instant());
    return queue(queue).stream().flatMap(Deque::stream).limit(max).map(Message::task).toList();
  }

  @Override
  public synchronized Optional<Instant> waitingSince(QueueName queue) {
    promote(clock.instant());
    return queue(queue).stream()
        .flatMap(Deque::stream)
        .map(Message::waitingSince)
        .min(Comparator.naturalOrder())
        .map(since -> since.truncatedTo(ChronoUnit.SECONDS));
  }

  @Override
  public synchronized long purge(QueueName queue) {
    QueueDepth depth = depth(queue);
    queue(queue).forEach(Deque::clear);
    delayed.removeIf(held -> held.message().queue().equals(queue));
    return depth.ready() + depth.delayed();
  }

  @Override
  public synchronized void pause(QueueName queue) {
    paused.add(queue);
  }

  @Override
  public synchronized void resume(QueueName queue) {
    paused.remove(queue);
    notifyAll();
  }

  @Override
  public synchronized Set<QueueName> paused() {
    return Set.copyOf(paused);
  }

  @Override
  public synchronized void revoke(Collection<TaskId> ids, boolean terminate) {
    Instant now = clock.instant();
    revocations.removeIf(each -> each.at().isBefore(now.minus(KEPT)));
    ids.forEach(id -> revocations.add(new Revocation(id, terminate, now)));
  }

  @Override
  public synchronized List<Revocation> since(Instant from) {
    return revocations.stream().filter(each -> !each.at().isBefore(from)).toList();
  }

  @Override
  public synchronized long count() {
    return deadLetters.size();
  }

  @Override
  public synchronized List<DeadLetter> newest(DeadLetterFilter filter, int max) {
    return deadLetters.stream().map(Buried::letter).filter(filter::matches).limit(max).toList();
  }

  @Override
  public synchronized List<DeadLetter> olderThan(
      DeadLetterMark mark, DeadLetterFilter filter, int max) {
    return deadLetters.stream()
        .map(Buried::letter)
        .dropWhile(letter -> Long.parseLong(letter.id()) >= Long.parseLong(mark.id()))
        .filter(filter::matches)
        .limit(max)
        .toList();
  }

  @Override
  public synchronized Optional<DeadLetter> find(String id) {
    return deadLetters.stream().map(Buried::letter).filter(each -> each.id().equals(id)).findAny();
  }

  @Override
  public synchronized Optional<Task> task(DeadLetter letter) {
    return deadLetters.stream()
        .filter(each -> each.letter().equals(letter))
        .map(each -> each.message().task())
        .findAny();
  }

  @Override
  public synchronized int replay(Collection<String> ids) {
    List<Buried> replayed =
        deadLetters.stream().filter(each -> ids.contains(each.letter().id())).toList();
    deadLetters.removeAll(replayed);
    replayed.forEach(each -> enqueue(each.message().afresh()));
    return replayed.size();
  }

  @Override
  public synchronized int discard(Collection<String> ids) {
    int before = deadLetters.size();
    deadLetters.removeIf(each -> ids.contains(each.letter().id()));
    return before - deadLetters.size();
  }

  private void bury(Message message, Failure cause, Instant now) {
    Task task = message.task();
    deadLetters.addFirst(
        new Buried(
            new DeadLetter(
                Long.toString(++lastReceipt),
                message.queue(),
                Optional.of(task.name()),
                Optional.of(task.id()),
                task.options().retries() + message.deliveries(),
                cause.type() + ": " + cause.message(),
                now,
                new RawMessage(task.toString().getBytes(StandardCharsets.UTF_8))),
            message));
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
    notifyAll();
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

  private record Winner(TaskId id, Instant until) {}

  private record Buried(DeadLetter letter, Message message) {}

  private record Part(int index, TaskResult result) {}

  private record ChordState(int size, Map<TaskId, Part> parts) {}

  private record Message(
      QueueName queue, Task task, int deliveries, int declined, boolean admitted, Instant sent) {

    Instant waitingSince() {
      Instant due = task.options().notBefore();
      return due.isAfter(sent) ? due : sent;
    }

    Message deliveredAgain() {
      return new Message(queue, task, deliveries + 1, declined, admitted, sent);
    }

    Message declinedOnce() {
      return new Message(queue, task, deliveries, declined + 1, admitted, sent);
    }

    Message letThrough() {
      return new Message(queue, task, deliveries, declined, true, sent);
    }

    Message retried(Outcome.Retried retried) {
      TaskOptions options = task.options();
      return new Message(
          queue,
          task.with(options.withRetries(options.retries() + 1).withNotBefore(retried.notBefore())),
          1,
          0,
          false,
          sent);
    }

    Message afresh() {
      return new Message(
          queue,
          task.with(task.options().withRetries(0).withNotBefore(TaskOptions.AT_ONCE)),
          1,
          0,
          false,
          sent);
    }
  }
}
