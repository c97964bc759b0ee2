package cl.fizko.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.runtime.Backoff;
import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskLimits;
import cl.fizko.core.task.port.InMemoryTaskResults;
import cl.fizko.core.task.port.TaskBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerTest {

  private static final QueueName QUEUE = new QueueName("default");
  private static final TaskRoutes ROUTES = new TaskRoutes(Map.of(), QUEUE);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final InMemoryTaskResults results = new InMemoryTaskResults();
  private final InMemoryTaskBroker broker = new InMemoryTaskBroker(results, clock);
  private final InMemoryTaskLimits limits = new InMemoryTaskLimits(clock);
  private final Heard heard = new Heard();
  private final List<Worker> workers = new ArrayList<>();

  @AfterEach
  void stop() {
    workers.forEach(Worker::close);
  }

  @Test
  void aTaskIsRunAndItsResultKept() {
    start(worker(2, call -> Outcome.succeeded("did " + call.task().name())));
    Task task = send("greet");
    assertThat(result(task)).isEqualTo(new TaskResult.Succeeded(task.id(), "did greet", now()));
  }

  @Test
  void whatWasReadAheadOfALongTaskIsRunByOthers() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    TaskHandler handler =
        call -> {
          if (call.task().arguments().positional().contains("long")) {
            done.await();
          }
          return Outcome.succeeded();
        };
    start(worker(1, handler));
    List<Task> quick = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      quick.add(task("greet"));
    }
    broker.publish(QUEUE, quick);
    result(quick.getLast());
    List<Task> mixed = List.of(task("greet", "long"), task("greet"), task("greet"));
    broker.publish(QUEUE, mixed);
    start(worker(1, handler));
    result(mixed.get(1));
    result(mixed.get(2));
    assertThat(results.find(mixed.getFirst().id()).filter(TaskResult::isFinal)).isEmpty();
    done.countDown();
    result(mixed.getFirst());
  }

  @Test
  void whatWasReadAheadIsHandedBackWhenTheWorkerEnds() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Worker worker =
        worker(
            1,
            call -> {
              if (call.task().arguments().positional().contains("long")) {
                begun.countDown();
                done.await();
              }
              return Outcome.succeeded();
            });
    start(worker);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      tasks.add(task("greet"));
    }
    tasks.add(task("greet", "long"));
    tasks.add(task("greet"));
    broker.publish(QUEUE, tasks);
    begun.await();
    Thread closing = Thread.ofPlatform().start(worker::close);
    assertThat(broker.awaitWork(List.of(QUEUE), PATIENCE)).isTrue();
    done.countDown();
    closing.join();
    assertThat(result(tasks.get(200))).isInstanceOf(TaskResult.Succeeded.class);
    assertThat(broker.depth(QUEUE).ready()).isEqualTo(1);
  }

  @Test
  void aTaskThatThrowsFailsWithWhatItThrew() {
    start(
        worker(
            1,
            call -> {
              throw new IllegalStateException("no such folio");
            }));
    Task task = send("greet");
    assertThat(result(task))
        .isInstanceOfSatisfying(
            TaskResult.Failed.class,
            failed -> {
              assertThat(failed.failure().type()).isEqualTo("IllegalStateException");
              assertThat(failed.failure().module()).isEqualTo("java.lang");
              assertThat(failed.failure().message()).isEqualTo("no such folio");
              assertThat(failed.failure().trace()).contains("WorkerTest");
            });
  }

  @Test
  void anErrorOfTheMachineFailsTheTaskAndNotTheWorker() {
    start(
        worker(
            1,
            call -> {
              if (call.task().arguments().positional().contains("deep")) {
                throw new StackOverflowError("deep");
              }
              return Outcome.succeeded();
            }));
    assertThat(result(send("greet", "deep"))).isInstanceOf(TaskResult.Failed.class);
    assertThat(result(send("greet"))).isInstanceOf(TaskResult.Succeeded.class);
  }

  @Test
  void aRetriedTaskRunsAgainWhenItsTimeHasCome() {
    start(
        worker(
            1,
            call ->
                call.retries() < 2
                    ? new Outcome.Retried(Failure.of("E", "m", "again"), now().plusSeconds(5))
                    : Outcome.succeeded(call.retries())));
    Task task = send("greet");
    heard.await("settled Retried");
    clock.step(Duration.ofSeconds(5));
    heard.await("settled Retried");
    clock.step(Duration.ofSeconds(5));
    assertThat(result(task)).isInstanceOf(TaskResult.Succeeded.class);
  }

  @Test
  void anExpiredTaskIsRevokedAndNotRun() {
    AtomicInteger runs = new AtomicInteger();
    Task task = task("greet").with(TaskOptions.DEFAULT.withExpires(now()));
    broker.publish(QUEUE, List.of(task));
    start(
        worker(
            1,
            call -> {
              runs.incrementAndGet();
              return Outcome.succeeded();
            }));
    assertThat(result(task)).isEqualTo(new TaskResult.Revoked(task.id(), "expired", now()));
    assertThat(runs).hasValue(0);
  }

  @Test
  void atMostItsConcurrencyRunsAtOnce() throws Exception {
    Semaphore release = new Semaphore(0);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    start(
        worker(
            3,
            call -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              three.countDown();
              release.acquire();
              running.decrementAndGet();
              return Outcome.succeeded();
            }));
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tasks.add(send("greet"));
    }
    assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(broker.depth(QUEUE).ready()).isEqualTo(7);
    release.release(10);
    tasks.forEach(task -> assertThat(result(task)).isInstanceOf(TaskResult.Succeeded.class));
    assertThat(most).hasValue(3);
  }

  @Test
  void anUnknownTaskIsLeftToOthersAndThenPutAside() {
    start(worker(1, call -> Outcome.succeeded()));
    Task task = send("nobody.knows");
    heard.await("settled Declined");
    clock.step(Duration.ofSeconds(1));
    heard.await("settled Declined");
    clock.step(Duration.ofSeconds(2));
    assertThat(result(task))
        .isInstanceOfSatisfying(
            TaskResult.Failed.class,
            failed -> assertThat(failed.failure().type()).isEqualTo("NotRegistered"));
    assertThat(broker.count()).isEqualTo(1);
  }

  @Test
  void aTaskThatKeepsLosingItsWorkerIsPutAside() {
    Task task = send("greet");
    for (int i = 0; i < 5; i++) {
      broker.reserve(new WorkerId("dead@host"), List.of(QUEUE), 1, Duration.ofSeconds(1));
      clock.step(Duration.ofSeconds(1));
      broker.reclaim(10);
    }
    start(worker(1, call -> Outcome.succeeded()));
    assertThat(result(task))
        .isInstanceOfSatisfying(
            TaskResult.Failed.class,
            failed -> assertThat(failed.failure().type()).isEqualTo("WorkerLostError"));
    assertThat(broker.count()).isEqualTo(1);
  }

  @Test
  void theTaskOfALostWorkerIsTakenOver() {
    Task task = send("greet");
    broker.reserve(new WorkerId("dead@host"), List.of(QUEUE), 1, Duration.ofSeconds(10));
    start(worker(1, call -> Outcome.succeeded()));
    heard.await("ready");
    clock.step(Duration.ofSeconds(10));
    assertThat(result(task)).isInstanceOf(TaskResult.Succeeded.class);
  }

  @Test
  void aLeaseIsRenewedWhileItsTaskRuns() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    TaskHandler longTask =
        call -> {
          runs.incrementAndGet();
          started.countDown();
          end.await();
          return Outcome.succeeded();
        };
    start(worker(1, longTask));
    start(worker(1, longTask));
    Task task = send("greet");
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 6; i++) {
      clock.step(Duration.ofSeconds(4));
      assertThat(heard.renewed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }
    end.countDown();
    assertThat(result(task)).isInstanceOf(TaskResult.Succeeded.class);
    assertThat(runs).hasValue(1);
  }

  @Test
  void aWorkerThatEndsLetsItsTasksEnd() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Worker worker =
        worker(
            1,
            call -> {
              started.countDown();
              end.await();
              return Outcome.succeeded("to the end");
            });
    start(worker);
    Task task = send("greet");
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    Thread closing = Thread.ofPlatform().start(worker::close);
    heard.await("draining 1");
    end.countDown();
    closing.join();
    assertThat(result(task)).isEqualTo(new TaskResult.Succeeded(task.id(), "to the end", now()));
  }

  @Test
  void whatHasNotEndedInTheGraceTimeIsHandedBack() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Worker worker =
        worker(
            settings(1, Duration.ofMillis(50)),
            broker,
            call -> {
              started.countDown();
              new CountDownLatch(1).await();
              return Outcome.succeeded();
            });
    start(worker);
    Task task = send("greet");
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    worker.close();
    assertThat(broker.depth(QUEUE)).isEqualTo(new QueueDepth(1, 0, 0));
    start(worker(1, call -> Outcome.succeeded("by another")));
    assertThat(result(task)).isInstanceOf(TaskResult.Succeeded.class);
  }

  @Test
  void startAndCloseMayBeRepeatedInAnyOrder() {
    Worker never = worker(1, call -> Outcome.succeeded());
    never.close();
    never.start();
    Worker twice = worker(1, call -> Outcome.succeeded());
    twice.start();
    twice.start();
    twice.close();
    twice.close();
    twice.start();
    Task task = send("greet");
    assertThat(broker.depth(QUEUE).ready()).isEqualTo(1);
    assertThat(results.find(task.id())).isEmpty();
  }

  @Test
  void whileTheBrokerIsAwayTheWorkerKeepsTrying() {
    FlakyTaskBroker flaky = new FlakyTaskBroker(broker, 7);
    start(worker(settings(2, PATIENCE), flaky, call -> Outcome.succeeded()));
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      tasks.add(send("greet"));
    }
    tasks.forEach(task -> assertThat(result(task)).isInstanceOf(TaskResult.Succeeded.class));
    heard.await("stumbled");
  }

  @Test
  void aListenerThatThrowsHurtsNobody() {
    Worker worker =
        new Worker(
            settings(1, PATIENCE),
            ports(broker),
            catalogue(call -> Outcome.succeeded()),
            ROUTES,
            new WorkerListener() {
              @Override
              public void received(Reserved reserved) {
                throw new IllegalStateException("bad listener");
              }
            },
            clock);
    start(worker);
    assertThat(result(send("greet"))).isInstanceOf(TaskResult.Succeeded.class);
  }

  // --- queues

  @Test
  void queuesThatAreFullAreServedInTurns() throws Exception {
    List<QueueName> queues = List.of(QUEUE, new QueueName("low"), new QueueName("third"));
    List<String> order = runInOrder(queues, 10, priority -> 0);
    Map<String, Integer> served = new HashMap<>();
    for (String queue : order) {
      served.merge(queue, 1, Integer::sum);
      int most = served.values().stream().mapToInt(each -> each).max().orElseThrow();
      assertThat(queues)
          .allMatch(each -> served.getOrDefault(each.value(), 0) >= most - 1, "in " + order);
    }
  }

  @Test
  void aMoreUrgentTaskGoesFirstWhateverItsQueue() throws Exception {
    List<QueueName> queues = List.of(QUEUE, new QueueName("low"), new QueueName("third"));
    List<String> order =
        runInOrder(queues, 5, queue -> List.of("third", "low", "default").indexOf(queue) * 3);
    assertThat(order)
        .containsExactlyElementsOf(
            Stream.of("third", "low", "default")
                .flatMap(queue -> Collections.nCopies(5, queue).stream())
                .toList());
  }

  /** Fills queues, lets one thread empty them, and tells from which queue each task came. */
  private List<String> runInOrder(List<QueueName> queues, int each, ToIntFunction<String> priority)
      throws Exception {
    BlockingQueue<String> order = new LinkedBlockingQueue<>();
    for (QueueName queue : queues) {
      TaskOptions options = TaskOptions.DEFAULT.withPriority(priority.applyAsInt(queue.value()));
      for (int i = 0; i < each; i++) {
        broker.publish(queue, List.of(task("greet", queue.value()).with(options)));
      }
    }
    TaskHandler handler =
        call -> {
          order.add((String) call.task().arguments().positional().getFirst());
          return Outcome.succeeded();
        };
    start(
        new Worker(
            WorkerSettings.of(new WorkerId("worker@test"), queues, 1),
            ports(broker),
            catalogue(handler),
            ROUTES,
            heard,
            clock));
    List<String> seen = new ArrayList<>();
    while (seen.size() < each * queues.size()) {
      seen.add(order.poll(20, TimeUnit.SECONDS));
    }
    return seen;
  }

  // --- words of this test

  private Worker worker(int concurrency, TaskHandler handler) {
    return worker(settings(concurrency, PATIENCE), broker, handler);
  }

  private Worker worker(WorkerSettings settings, TaskBroker through, TaskHandler handler) {
    return new Worker(
        settings, ports(new RenewalCounting(through)), catalogue(handler), ROUTES, heard, clock);
  }

  private WorkerPorts ports(TaskBroker through) {
    return new WorkerPorts(through, results, limits, broker);
  }

  private static TaskCatalogue catalogue(TaskHandler handler) {
    return new TaskCatalogue(
        List.of(new TaskDefinition(new TaskName("greet"), "Greets.", handler)));
  }

  private static WorkerSettings settings(int concurrency, Duration grace) {
    return new WorkerSettings(
        new WorkerId("worker@test"),
        List.of(QUEUE),
        concurrency,
        Duration.ofSeconds(10),
        grace,
        5,
        new UnknownTasks(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(9)), 2),
        TimeLimits.NONE,
        Map.of(),
        Recycling.OFF);
  }

  private void start(Worker worker) {
    workers.add(worker);
    worker.start();
  }

  private static Task task(String name, Object... arguments) {
    return Task.of(new TaskName(name), Arguments.of(arguments));
  }

  private Task send(String name, Object... arguments) {
    Task task = task(name, arguments);
    broker.publish(QUEUE, List.of(task));
    return task;
  }

  private TaskResult result(Task task) {
    return results.await(task.id(), PATIENCE).orElseThrow();
  }

  private Instant now() {
    return clock.instant();
  }

  /** Counts renewals, so that a test knows when to step the clock. */
  private final class RenewalCounting extends ForwardingTaskBroker {

    RenewalCounting(TaskBroker broker) {
      super(broker);
    }

    @Override
    public java.util.Set<Receipt> renew(java.util.Collection<Receipt> receipts, Duration lease) {
      java.util.Set<Receipt> lost = super.renew(receipts, lease);
      heard.renewed.release();
      return lost;
    }
  }

  /** Remembers what it heard, and lets a test wait for it. */
  private static final class Heard implements WorkerListener {

    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
    private final Semaphore renewed = new Semaphore(0);

    void await(String word) {
      try {
        String next;
        do {
          next = words.poll(20, TimeUnit.SECONDS);
        } while (next != null && !next.equals(word));
        assertThat(next).isEqualTo(word);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void ready(WorkerSettings settings) {
      words.add("ready");
    }

    @Override
    public void settled(Delivery delivery, Outcome outcome, Settlement settlement, Duration took) {
      words.add("settled " + outcome.getClass().getSimpleName());
    }

    @Override
    public void stumbled(RuntimeException cause, Duration again) {
      words.add("stumbled");
    }

    @Override
    public void draining(int running) {
      words.add("draining " + running);
    }
  }
}
