package cl.fizko.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.canvas.CanvasOptions;
import cl.fizko.core.task.canvas.FollowUps;
import cl.fizko.core.task.canvas.Step;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskLimits;
import cl.fizko.core.task.port.InMemoryTaskResults;
import cl.fizko.core.task.port.TaskBroker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What policies, operators and limits do to tasks, in the real time of a worker. */
@Timeout(60)
class WorkerPolicyTest {

  private static final QueueName QUEUE = new QueueName("default");
  private static final QueueName LOW = new QueueName("low");
  private static final TaskName NAME = new TaskName("work");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final RetryPolicy QUICKLY =
      RetryPolicy.upTo(2, Duration.ofMillis(1), Duration.ofMillis(5));

  private final InstantSource clock = InstantSource.system();
  private final InMemoryTaskResults results = new InMemoryTaskResults();
  private final InMemoryTaskBroker broker = new InMemoryTaskBroker(results, clock);
  private final InMemoryTaskLimits limits = new InMemoryTaskLimits(clock);
  private final BlockingQueue<Retirement> retired = new LinkedBlockingQueue<>();
  private final List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
  private final List<Worker> workers = new ArrayList<>();

  @AfterEach
  void stop() {
    workers.forEach(Worker::closeNow);
  }

  // --- retries

  @Test
  void aFailureIsRetriedAsThePolicySays() {
    start(policy().retrying(QUICKLY), call -> failUntil(call, 2));
    assertThat(result(send()))
        .isInstanceOfSatisfying(
            TaskResult.Succeeded.class, done -> assertThat(done.value()).isEqualTo(2));
  }

  @Test
  void whatHasFailedTooOftenIsPutAside() {
    start(policy().retrying(QUICKLY), call -> failUntil(call, 9));
    Task task = send();
    assertThat(result(task)).isInstanceOf(TaskResult.Failed.class);
    assertThat(broker.newest(DeadLetterFilter.ALL, 10))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.taskId()).contains(task.id());
              assertThat(letter.attempts()).isEqualTo(3);
              assertThat(letter.reason()).contains("IOException").contains("try 2");
            });
  }

  @Test
  void onlyWhatThePolicyNamesIsRetried() {
    start(
        policy().retrying(QUICKLY.retryOn(List.of(IllegalStateException.class))),
        call -> failUntil(call, 9));
    assertThat(failure(send()).message()).isEqualTo("try 0");
    assertThat(broker.count()).isZero();
  }

  @Test
  void whatThePolicyGivesUpOnIsNotRetried() {
    start(
        policy()
            .retrying(
                QUICKLY.retryOn(List.of(Exception.class)).giveUpOn(List.of(IOException.class))),
        call -> failUntil(call, 9));
    assertThat(failure(send()).message()).isEqualTo("try 0");
  }

  @Test
  void wrongArgumentsAreNotRetried() {
    start(
        TaskDefinition.typed(
                NAME, "Works.", Months.class, (months, call) -> Outcome.succeeded(months.months()))
            .with(policy().retrying(QUICKLY)));
    Task task = Task.of(NAME, Arguments.named(Map.of("months", "three")));
    broker.publish(QUEUE, List.of(task));
    assertThat(failure(task).type()).isEqualTo("TypeError");
    assertThat(failure(task).message()).contains("'months' expected an integer");
    workers.forEach(Worker::close);
    assertThat(outcomes).hasSize(1);
  }

  record Months(int months) {}

  @Test
  void theWaitBeforeARetryIsDrawnBetweenZeroAndTheBackoff() {
    RetryPolicy policy = RetryPolicy.upTo(9, Duration.ofSeconds(1), Duration.ofSeconds(10));
    Random random = new Random(7);
    for (int retries = 0; retries < 9; retries++) {
      Duration most = Duration.ofSeconds(Math.min(10, 1L << retries));
      for (int i = 0; i < 50; i++) {
        assertThat(policy.delay(retries, random)).isBetween(Duration.ZERO, most);
      }
    }
  }

  // --- time limits

  @Test
  void aTaskIsAskedToStopAtItsSoftLimit() {
    start(policy().within(soft(50)), call -> sleep());
    Failure failure = failure(send());
    assertThat(failure.type()).isEqualTo("SoftTimeLimitExceeded");
    assertThat(failure.constructorArguments()).isEmpty();
  }

  @Test
  void aTaskMayEndWellAfterItsSoftLimit() {
    start(
        policy().within(soft(50)),
        call -> {
          try {
            return sleep();
          } catch (InterruptedException e) {
            return Outcome.succeeded("half of it");
          }
        });
    assertThat(result(send())).isInstanceOf(TaskResult.Succeeded.class);
  }

  @Test
  void aTaskIsStoppedAtItsHardLimit() {
    start(policy().within(hard(50)), call -> sleep());
    Failure failure = failure(send());
    assertThat(failure.type()).isEqualTo("TimeLimitExceeded");
    assertThat(failure.constructorArguments()).containsExactly(0.05);
    assertThat(result(send())).isInstanceOf(TaskResult.Failed.class);
  }

  @Test
  void theLimitOfTheMessageWins() {
    start(policy().within(hard(60_000)), call -> sleep());
    Task task = Task.of(NAME, Arguments.NONE);
    TaskOptions plain = TaskOptions.DEFAULT;
    TaskOptions limited =
        new TaskOptions(
            0, plain.notBefore(), plain.expires(), hard(50), 0, plain.lineage(), false, Map.of());
    broker.publish(QUEUE, List.of(task.with(limited)));
    assertThat(failure(task).type()).isEqualTo("TimeLimitExceeded");
  }

  @Test
  void aTaskThatIgnoresItsHardLimitFailsAndItsWorkerMakesWay() throws Exception {
    AtomicInteger deaf = new AtomicInteger(1);
    start(
        policy().within(hard(50)),
        call -> {
          while (deaf.get() > 0) {
            Thread.onSpinWait();
          }
          return Outcome.succeeded();
        });
    Task task = send();
    assertThat(failure(task).type()).isEqualTo("TimeLimitExceeded");
    assertThat(broker.depth(QUEUE).isDrained()).isTrue();
    assertThat(retirement().reason()).contains("does not stop");
    deaf.set(0);
  }

  // --- limits

  @Test
  void tasksStartAtTheirRate() {
    start(policy().atMost(new Rate(20, Duration.ofSeconds(1))), call -> Outcome.succeeded());
    Instant before = clock.instant();
    List<Task> tasks = List.of(send(), send(), send(), send(), send());
    tasks.forEach(task -> assertThat(result(task)).isInstanceOf(TaskResult.Succeeded.class));
    assertThat(Duration.between(before, clock.instant())).isGreaterThan(Duration.ofMillis(199));
    workers.forEach(Worker::close);
    assertThat(outcomes).filteredOn(Outcome.Succeeded.class::isInstance).hasSize(5);
    assertThat(outcomes).filteredOn(Outcome.Admitted.class::isInstance).isNotEmpty();
  }

  @Test
  void anOperatorChangesTheRate() {
    Worker worker =
        start(policy().atMost(new Rate(1, Duration.ofHours(1))), call -> Outcome.succeeded());
    assertThat(worker.control().rate(NAME)).contains(new Rate(1, Duration.ofHours(1)));
    assertThat(worker.control().limitRate(NAME, Optional.empty())).isTrue();
    assertThat(worker.control().limitRate(new TaskName("nobody"), Optional.empty())).isFalse();
    List<Task> tasks = List.of(send(), send(), send());
    tasks.forEach(task -> assertThat(result(task)).isInstanceOf(TaskResult.Succeeded.class));
  }

  @Test
  void theLineOfAnOlderRateHoldsNobodyUp() {
    Worker worker =
        start(policy().atMost(new Rate(1, Duration.ofHours(1))), call -> Outcome.succeeded());
    assertThat(result(send())).isInstanceOf(TaskResult.Succeeded.class);
    worker.control().limitRate(NAME, Optional.of(new Rate(20, Duration.ofSeconds(1))));
    assertThat(result(send())).isInstanceOf(TaskResult.Succeeded.class);
  }

  @Test
  void onlySoManyOfAKeyRunAtOnce() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    TaskHandler handler =
        call -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          TimeUnit.MILLISECONDS.sleep(30);
          running.decrementAndGet();
          return Outcome.succeeded();
        };
    TaskPolicy one = policy().atOnce(1, task -> "76.192.083-9");
    start(one, handler);
    start(one, handler);
    List<Task> tasks = List.of(send(), send(), send(), send());
    tasks.forEach(task -> assertThat(result(task)).isInstanceOf(TaskResult.Succeeded.class));
    assertThat(most).hasValue(1);
  }

  @Test
  void onlySoManyOfAQueueRunAtOnce() throws Exception {
    Semaphore go = new Semaphore(0);
    CountDownLatch three = new CountDownLatch(3);
    WorkerSettings settings = settings(10).withQueueLimits(Map.of(LOW, 1));
    start(
        settings,
        definition(
            policy(),
            call -> {
              three.countDown();
              go.acquire();
              return Outcome.succeeded();
            }));
    for (int i = 0; i < 3; i++) {
      broker.publish(LOW, List.of(Task.of(NAME, Arguments.NONE)));
    }
    send();
    send();
    assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(broker.depth(LOW).leased()).isEqualTo(1);
    assertThat(broker.depth(LOW).ready()).isEqualTo(2);
    go.release(5);
  }

  @Test
  void aQueueAtItsLimitNeitherWaitsForLongNorAsksWithoutEnd() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    TaskBroker counting =
        new ForwardingTaskBroker(broker) {
          @Override
          public List<Delivery> reserve(
              WorkerId worker, List<QueueName> queues, int max, Duration lease) {
            asked.incrementAndGet();
            return super.reserve(worker, queues, max, lease);
          }
        };
    Semaphore go = new Semaphore(0);
    BlockingQueue<Instant> starts = new LinkedBlockingQueue<>();
    TaskHandler handler =
        call -> {
          starts.add(clock.instant());
          go.acquire();
          return Outcome.succeeded();
        };
    for (int i = 0; i < 5; i++) {
      broker.publish(LOW, List.of(Task.of(NAME, Arguments.NONE)));
    }
    Worker worker =
        worker(
            settings(10).withQueueLimits(Map.of(LOW, 1)), counting, definition(policy(), handler));
    worker.start();
    assertThat(starts.poll(20, TimeUnit.SECONDS)).isNotNull();
    assertThat(starts.poll(300, TimeUnit.MILLISECONDS)).isNull();
    assertThat(asked.get()).isLessThan(10);
    Instant released = clock.instant();
    go.release(4);
    for (int i = 0; i < 4; i++) {
      assertThat(starts.poll(20, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(Duration.between(released, clock.instant())).isLessThan(Duration.ofSeconds(2));
    go.release();
  }

  // --- revocation

  @Test
  void aRevokedTaskIsNotRun() {
    Task task = Task.of(NAME, Arguments.NONE);
    broker.revoke(List.of(task.id()), false);
    broker.publish(QUEUE, List.of(task));
    start(policy(), call -> Outcome.succeeded());
    assertThat(result(task))
        .isInstanceOfSatisfying(
            TaskResult.Revoked.class, it -> assertThat(it.reason()).isEqualTo("revoked"));
  }

  @Test
  void aRevocationReachesAWorkerThatRuns() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    start(
        policy(),
        call -> {
          begun.countDown();
          return sleep();
        });
    Task task = send();
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    broker.revoke(List.of(task.id()), true);
    assertThat(result(task))
        .isInstanceOfSatisfying(
            TaskResult.Revoked.class, it -> assertThat(it.reason()).isEqualTo("terminated"));
  }

  @Test
  void whatIsTerminatedJustBeforeItBeginsIsNotRun() {
    TaskPolicy revoking =
        policy()
            .atOnce(
                1,
                task -> {
                  workers.getFirst().control().revoke(List.of(task.id()), true);
                  return "a key";
                });
    start(revoking, call -> Outcome.succeeded());
    assertThat(result(send())).isInstanceOf(TaskResult.Revoked.class);
  }

  @Test
  void onlyTheLastOfAKeyRuns() {
    Uniqueness unique = new Uniqueness("k", Duration.ofMinutes(1), Uniqueness.Winner.LAST);
    Task first = Task.of(NAME, Arguments.NONE);
    Task second = Task.of(NAME, Arguments.NONE);
    broker.publishUnique(QUEUE, first, unique);
    broker.publishUnique(QUEUE, second, unique);
    start(policy(), call -> Outcome.succeeded());
    assertThat(result(first)).isInstanceOf(TaskResult.Revoked.class);
    assertThat(result(second)).isInstanceOf(TaskResult.Succeeded.class);
  }

  @Test
  void aResultThatIsNoJsonValueFailsItsTask() {
    start(policy(), call -> Outcome.succeeded(Map.of("at", clock.instant())));
    assertThat(failure(send()).type()).isEqualTo("EncodeError");
  }

  // --- the worker's life

  @Test
  void aTaskTellsItsProgress() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    start(
        policy(),
        call -> {
          call.progress(40, "boletas");
          told.countDown();
          seen.await();
          return Outcome.succeeded();
        });
    Task task = send();
    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(results.find(task.id()))
        .contains(new TaskResult.Running(task.id(), new Progress(40, "boletas")));
    seen.countDown();
    assertThat(result(task)).isInstanceOf(TaskResult.Succeeded.class);
  }

  @Test
  void whatATaskTellsAfterItsEndIsNotHeard() throws Exception {
    Semaphore ended = new Semaphore(0);
    CountDownLatch told = new CountDownLatch(1);
    start(
        policy().within(hard(50)),
        call -> {
          ended.acquireUninterruptibly();
          call.progress(90, "almost done");
          told.countDown();
          return Outcome.succeeded();
        });
    Task task = send();
    assertThat(failure(task).type()).isEqualTo("TimeLimitExceeded");
    ended.release();
    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(failure(task).type()).isEqualTo("TimeLimitExceeded");
  }

  @Test
  void aTaskOfWhichNobodyCanTellTheKeyFailsOnce() {
    start(
        policy().atOnce(1, task -> (String) task.arguments().positional().getFirst()),
        call -> Outcome.succeeded());
    assertThat(failure(send()).type()).isEqualTo("NoSuchElementException");
    workers.forEach(Worker::close);
    assertThat(outcomes).hasSize(1);
  }

  @Test
  void anExceptionThatCannotBeAskedFailsItsTaskOnce() {
    start(
        policy(),
        call -> {
          throw new IllegalStateException() {
            @Override
            public String getMessage() {
              throw new UnsupportedOperationException();
            }
          };
        });
    assertThat(failure(send()).message()).contains("asked what went wrong");
    workers.forEach(Worker::close);
    assertThat(outcomes).hasSize(1);
  }

  @Test
  void whatCannotBeFollowedFailsOnce() {
    start(policy(), call -> Outcome.succeeded());
    Step nowhere = new Step(NAME, Arguments.NONE, false, CanvasOptions.NONE.with("queue", "a\nb"));
    FollowUps next =
        new FollowUps(
            List.of(nowhere), List.of(nowhere), List.of(), Optional.empty(), Optional.empty());
    Task task = new Task(TaskId.random(), NAME, Arguments.NONE, TaskOptions.DEFAULT, next);
    broker.publish(QUEUE, List.of(task));
    assertThat(failure(task).message()).contains("queue name");
    workers.forEach(Worker::close);
    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.failure().message()).contains("queue name"));
  }

  @Test
  void aWorkerMakesWayAfterItsShareAndLosesNothing() throws Exception {
    Recycling afterFive = new Recycling(5, 0, Duration.ZERO);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      tasks.add(send());
    }
    int generations = 0;
    while (!broker.depth(QUEUE).isDrained() && generations < 40) {
      start(
          settings(2).withRecycling(afterFive), definition(policy(), call -> Outcome.succeeded()));
      if (retired.poll(5, TimeUnit.SECONDS) != null) {
        generations++;
      }
    }
    assertThat(generations).isBetween(2, 8);
    tasks.forEach(task -> assertThat(result(task)).isInstanceOf(TaskResult.Succeeded.class));
    workers.forEach(Worker::close);
    assertThat(outcomes).hasSize(40);
  }

  @Test
  void aWorkerMakesWayWhenItHoldsTooMuch() throws Exception {
    start(
        settings(2).withRecycling(new Recycling(0, 1, Duration.ZERO)),
        definition(policy(), call -> Outcome.succeeded()));
    assertThat(retirement().reason()).contains("MiB");
  }

  @Test
  void aWorkerThatIsToldSoShutsDown() throws Exception {
    Worker worker = start(policy(), call -> Outcome.succeeded());
    worker.control().shutDown();
    assertThat(retirement().replace()).isFalse();
    Task late = send();
    assertThat(results.await(late.id(), Duration.ofMillis(50))).isEmpty();
  }

  @Test
  void anOperatorChangesQueuesAndConcurrency() throws Exception {
    Worker worker = start(policy(), call -> Outcome.succeeded());
    WorkerControl control = worker.control();
    QueueName more = new QueueName("more");
    assertThat(control.addQueue(more)).isTrue();
    assertThat(control.addQueue(more)).isFalse();
    Task task = Task.of(NAME, Arguments.NONE);
    broker.publish(more, List.of(task));
    assertThat(result(task)).isInstanceOf(TaskResult.Succeeded.class);
    assertThat(control.cancelQueue(more)).isTrue();
    assertThat(control.cancelQueue(more)).isFalse();
    assertThat(control.queues()).containsExactly(QUEUE, LOW);
    control.resize(3);
    assertThat(control.concurrency()).isEqualTo(5);
    control.resize(-9);
    assertThat(control.concurrency()).isEqualTo(1);
    worker.close();
    assertThat(control.totals()).containsEntry(NAME, 1L);
  }

  @Test
  void endingAtOnceHandsBackWhatRuns() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Worker worker =
        start(
            policy(),
            call -> {
              begun.countDown();
              return sleep();
            });
    send();
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    Thread warm = Thread.ofPlatform().start(worker::close);
    assertThat(warm.join(Duration.ofMillis(50))).isFalse();
    worker.closeNow();
    assertThat(broker.depth(QUEUE).ready()).isEqualTo(1);
    assertThat(warm.join(Duration.ofSeconds(20))).isTrue();
  }

  // --- words of this test

  private static TaskPolicy policy() {
    return TaskPolicy.DEFAULT;
  }

  private static TimeLimits soft(long milliseconds) {
    return new TimeLimits(Duration.ofMillis(milliseconds), Duration.ZERO);
  }

  private static TimeLimits hard(long milliseconds) {
    return new TimeLimits(Duration.ZERO, Duration.ofMillis(milliseconds));
  }

  private static Outcome sleep() throws InterruptedException {
    TimeUnit.MINUTES.sleep(1);
    return Outcome.succeeded();
  }

  private static Outcome failUntil(TaskCall call, int retries) throws IOException {
    if (call.retries() < retries) {
      throw new IOException("try " + call.retries());
    }
    return Outcome.succeeded(call.retries());
  }

  private static WorkerSettings settings(int concurrency) {
    return WorkerSettings.of(new WorkerId("worker@test"), List.of(QUEUE, LOW), concurrency);
  }

  private static TaskDefinition definition(TaskPolicy policy, TaskHandler handler) {
    return new TaskDefinition(NAME, "Works.", handler, policy);
  }

  private Worker start(TaskPolicy policy, TaskHandler handler) {
    return start(definition(policy, handler));
  }

  private Worker start(TaskDefinition definition) {
    return start(settings(2), definition);
  }

  private Worker start(WorkerSettings settings, TaskDefinition definition) {
    Worker worker = worker(settings, definition);
    worker.start();
    return worker;
  }

  private Worker worker(WorkerSettings settings, TaskDefinition definition) {
    return worker(settings, broker, definition);
  }

  private Worker worker(WorkerSettings settings, TaskBroker through, TaskDefinition definition) {
    Worker worker =
        new Worker(
            settings,
            new WorkerPorts(through, results, limits, broker),
            new TaskCatalogue(List.of(definition)),
            new TaskRoutes(Map.of(), QUEUE),
            new WorkerListener() {
              @Override
              public void settled(
                  Delivery delivery, Outcome outcome, Settlement settlement, Duration took) {
                outcomes.add(outcome);
              }

              @Override
              public void retired(Retirement retirement) {
                retired.add(retirement);
              }
            },
            clock);
    workers.add(worker);
    return worker;
  }

  private Retirement retirement() throws InterruptedException {
    Retirement retirement = retired.poll(20, TimeUnit.SECONDS);
    assertThat(retirement).isNotNull();
    return retirement;
  }

  private Task send() {
    Task task = Task.of(NAME, Arguments.NONE);
    broker.publish(QUEUE, List.of(task));
    return task;
  }

  private TaskResult result(Task task) {
    return results.await(task.id(), PATIENCE).orElseThrow();
  }

  private Failure failure(Task task) {
    TaskResult result = result(task);
    assertThat(result).isInstanceOf(TaskResult.Failed.class);
    return ((TaskResult.Failed) result).failure();
  }
}
