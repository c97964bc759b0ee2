package cl.fizko.benchmarks;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** An engine that reads the messages of our senders: Fizko on either broker, and Celery. */
final class FizkoFormatEngine implements Engine {

  private static final int SAMPLE = 20;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Subject subject;
  private final Workers workers;
  private final FizkoClient client;
  private final Preload preload;
  private final Backlog backlog;
  private final Queue<TaskId> sample = new ConcurrentLinkedQueue<>();
  private final InstantSource clock = InstantSource.system();

  FizkoFormatEngine(
      Subject subject, Workers workers, FizkoClient client, Publisher publisher, Backlog backlog) {
    this.subject = subject;
    this.workers = workers;
    this.client = client;
    this.preload = new Preload(publisher);
    this.backlog = backlog;
  }

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public WorkerProcess startWorker() {
    return workers.start();
  }

  @Override
  public void preload(Load load, int count) {
    sample.clear();
    int every = Math.max(1, count / SAMPLE);
    AtomicInteger made = new AtomicInteger();
    preload.fill(
        () -> {
          Task task = load.fresh();
          if (made.getAndIncrement() % every == 0) {
            sample.add(task.id());
          }
          return task;
        },
        count);
  }

  @Override
  public long pending() {
    return backlog.count();
  }

  @Override
  public void checkResults() {
    for (TaskId id : sample) {
      if (!client.hasSucceeded(id)) {
        throw new BenchmarkException("task " + id + " has not succeeded on " + subject.label());
      }
    }
  }

  @Override
  public List<Double> latencies(Pace pace) {
    Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    CountDownLatch sending = new CountDownLatch(pace.count());
    long start = System.nanoTime();
    for (int i = 0; i < pace.count(); i++) {
      long due = start + (long) (i * 1e9 / pace.perSecond());
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      // A slow answer must not hold up the next task, or it would hide what it delays.
      Thread.startVirtualThread(
          () -> {
            try {
              sent.add(send());
            } finally {
              sending.countDown();
            }
          });
    }
    awaitDone(sending);
    List<Double> latencies = new ArrayList<>();
    for (Sent each : sent) {
      latencies.add((client.startedAt(each.task().id()) - each.second()) * 1e3);
    }
    return latencies;
  }

  private record Sent(Task task, double second) {}

  private Sent send() {
    Task task = Task.of(new TaskName("demo.now"), Arguments.NONE);
    Instant now = clock.instant();
    client.send(task);
    return new Sent(task, now.getEpochSecond() + now.getNano() / 1e9);
  }

  /** Results are there a moment after Celery has acknowledged its last message. */
  private void awaitDone(CountDownLatch sending) {
    try {
      long end = System.nanoTime() + LONGEST.toNanos();
      boolean allSent = sending.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
      while (allSent && pending() > 0 && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted", e);
    }
  }
}
