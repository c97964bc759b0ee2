package cl.fizko.core.task.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.DeadLetterFilter;
import cl.fizko.core.task.DeadLetterMark;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Lineage;
import cl.fizko.core.task.Nothing;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.Progress;
import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Receipt;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Revocation;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.TimeLimits;
import cl.fizko.core.task.Uniqueness;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.canvas.Batch;
import cl.fizko.core.task.canvas.Canvas;
import cl.fizko.core.task.canvas.ChordPart;
import cl.fizko.core.task.canvas.ChordStart;
import cl.fizko.core.task.canvas.CompleteChord;
import cl.fizko.core.task.canvas.Completion;
import cl.fizko.core.task.canvas.FollowUps;
import cl.fizko.core.task.canvas.GroupId;
import cl.fizko.core.task.canvas.Membership;
import cl.fizko.core.task.canvas.Publication;
import cl.fizko.core.task.canvas.Sequel;
import cl.fizko.core.task.canvas.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every broker promises, {@link TaskResults}, {@link TaskQueues}, {@link DeadLetters} and
 * {@link Revocations} included. An adapter's test extends it and only says how its broker is made.
 */
@Timeout(60)
public abstract class TaskBrokerContract {

  protected static final QueueName MAIN = new QueueName("default");
  protected static final QueueName LOW = new QueueName("low");
  protected static final WorkerId WORKER = new WorkerId("one@contract");
  protected static final WorkerId OTHER = new WorkerId("two@contract");
  private static final Step ADD = Step.of(new TaskName("demo.add"), 1);
  private static final Step LOG = Step.of(new TaskName("demo.log"));
  protected static final Duration LEASE = Duration.ofSeconds(60);

  protected final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-23T12:00:00Z"));
  private TaskBroker broker;
  private TaskResults results;
  private TaskQueues queues;
  private DeadLetters deadLetters;
  private Revocations revocations;

  /** A broker with nothing in it, and what looks at it from other sides. */
  public record Fixture(
      TaskBroker broker,
      TaskResults results,
      TaskQueues queues,
      DeadLetters deadLetters,
      Revocations revocations) {}

  /** Makes a broker that is empty and takes its time from the clock. */
  protected abstract Fixture fixture(InstantSource clock);

  @BeforeEach
  void begin() {
    Fixture fixture = fixture(clock);
    broker = fixture.broker();
    results = fixture.results();
    queues = fixture.queues();
    deadLetters = fixture.deadLetters();
    revocations = fixture.revocations();
  }

  // --- publishing and reserving

  @Test
  void nothingIsReservedFromEmptyQueues() {
    assertThat(broker.reserve(WORKER, List.of(MAIN, LOW), 10, LEASE)).isEmpty();
  }

  @Test
  void publishingNothingDoesNothing() {
    broker.publish(MAIN, List.of());
    assertThat(queues.depth(MAIN).isDrained()).isTrue();
  }

  @Test
  void tasksComeInTheOrderInWhichTheyWerePublished() {
    List<Task> tasks = tasks(7);
    broker.publish(MAIN, tasks.subList(0, 4));
    broker.publish(MAIN, tasks.subList(4, 7));
    assertThat(ids(reserve(3))).isEqualTo(ids(tasks.subList(0, 3)));
    assertThat(ids(reserve(10))).isEqualTo(ids(tasks.subList(3, 7)));
  }

  @Test
  void aTaskArrivesAsItWasSent() {
    Map<String, Object> named = new HashMap<>();
    named.put("texto", "ñandú ☂ \u0001 \"quoted\" \\ /");
    named.put("nothing", null);
    named.put("list", Arrays.asList(1, null, "x", List.of(), Map.of("a", true)));
    Task sent =
        new Task(
            new TaskId("any text: ñ/€ and spaces"),
            new TaskName("demo.echo"),
            new Arguments(Arrays.asList(1, 2.5, null, "á", Map.of(), List.of()), named),
            new TaskOptions(
                4,
                clock.instant().minusSeconds(1),
                clock.instant().plusSeconds(90),
                new TimeLimits(Duration.ofSeconds(90), Duration.ofSeconds(120)),
                2,
                new Lineage.ChildOf(new TaskId("root"), new TaskId("parent")),
                true,
                Map.of("tenant", "acme")),
            new FollowUps(
                List.of(ADD.onFailure(LOG), Canvas.chain(ADD, Canvas.group(ADD, ADD))),
                List.of(LOG),
                List.of(ADD.alone(), Canvas.chord(List.of(ADD, ADD), LOG)),
                Optional.of(LOG.onQueue(LOW)),
                Optional.of(new Membership(new GroupId("g"), OptionalInt.of(3)))));
    broker.publish(MAIN, List.of(sent));
    Reserved reserved = reserveOne();
    assertThat(reserved.task()).isEqualTo(sent);
    assertThat(reserved.queue()).isEqualTo(MAIN);
    assertThat(reserved.deliveries()).isEqualTo(1);
    assertThat(reserved.declined()).isZero();
  }

  @Test
  void lowerPrioritiesAreServedFirstAcrossQueues() {
    Task nine = task().with(TaskOptions.DEFAULT.withPriority(9));
    Task three = task().with(TaskOptions.DEFAULT.withPriority(3));
    Task six = task().with(TaskOptions.DEFAULT.withPriority(6));
    Task zero = task();
    broker.publish(MAIN, List.of(nine, six, three));
    broker.publish(LOW, List.of(zero));
    assertThat(ids(broker.reserve(WORKER, List.of(MAIN, LOW), 10, LEASE)))
        .isEqualTo(ids(List.of(zero, three, six, nine)));
  }

  @Test
  void withinAStepTheQueuesAreServedInTheOrderGiven() {
    Task main = task();
    Task low = task();
    broker.publish(MAIN, List.of(main));
    broker.publish(LOW, List.of(low));
    assertThat(ids(broker.reserve(WORKER, List.of(LOW, MAIN), 10, LEASE)))
        .isEqualTo(ids(List.of(low, main)));
  }

  @Test
  void onlyTheQueuesAskedForAreServed() {
    broker.publish(LOW, List.of(task()));
    assertThat(broker.reserve(WORKER, List.of(MAIN), 10, LEASE)).isEmpty();
    assertThat(broker.reserve(WORKER, List.of(LOW), 10, LEASE)).hasSize(1);
  }

  @Test
  void aTaskIsLeasedToOneWorkerOnly() throws Exception {
    broker.publish(MAIN, tasks(200));
    Set<String> seen = Collections.synchronizedSet(new HashSet<>());
    List<Integer> counts =
        inParallel(
            4,
            () -> {
              int taken = 0;
              for (List<Delivery> batch = reserve(7); !batch.isEmpty(); batch = reserve(7)) {
                taken += batch.size();
                seen.addAll(ids(batch));
              }
              return taken;
            });
    assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
    assertThat(seen).hasSize(200);
  }

  @Test
  void publishOnceTakesAnIdOnceWithinItsWindow() {
    Task task = task();
    assertThat(broker.publishOnce(MAIN, task, Duration.ofMinutes(5))).isTrue();
    assertThat(broker.publishOnce(MAIN, task, Duration.ofMinutes(5))).isFalse();
    assertThat(queues.depth(MAIN).ready()).isEqualTo(1);
    settle(reserveOne(), Outcome.succeeded());
    assertThat(broker.publishOnce(MAIN, task, Duration.ofMinutes(5))).isFalse();
    assertThat(broker.publishOnce(MAIN, task(), Duration.ofMinutes(5))).isTrue();
  }

  @Test
  void publishOncePublishesThoseOfManyThatWereNot() {
    Task first = task();
    Task second = task();
    Task third = task();
    broker.publishOnce(MAIN, second, Duration.ofMinutes(5));
    assertThat(
            broker.publishOnce(
                List.of(
                    new Publication(MAIN, first),
                    new Publication(LOW, second),
                    new Publication(LOW, third)),
                Duration.ofMinutes(5)))
        .containsExactlyInAnyOrder(first.id(), third.id());
    assertThat(ids(reserve(10))).isEqualTo(ids(List.of(second, first)));
    assertThat(ids(broker.reserve(WORKER, List.of(LOW), 10, LEASE))).isEqualTo(ids(List.of(third)));
    assertThat(broker.publishOnce(List.of(), Duration.ofMinutes(5))).isEmpty();
  }

  @Test
  void whatWasPublishedOnceIsKnownWithinItsWindow() {
    Task sent = task();
    Task sentOtherwise = task();
    broker.publishOnce(MAIN, sent, Duration.ofMinutes(5));
    broker.publish(MAIN, List.of(sentOtherwise));
    settle(reserveOne(), Outcome.succeeded());
    assertThat(broker.publishedOnce(List.of(sent.id(), sentOtherwise.id(), task().id())))
        .containsExactly(sent.id());
    assertThat(broker.publishedOnce(List.of())).isEmpty();
  }

  @Test
  void publishOnceByManyAtOncePublishesOnce() throws Exception {
    Task task = task();
    List<Boolean> published =
        inParallel(4, () -> broker.publishOnce(MAIN, task, Duration.ofMinutes(5)));
    assertThat(published).containsOnlyOnce(true);
    assertThat(queues.depth(MAIN).ready()).isEqualTo(1);
  }

  @Test
  void aBatchGoesToTheQueuesOfItsTasks() {
    Task main = task();
    Task low = task();
    broker.publish(
        new Batch(List.of(new Publication(MAIN, main), new Publication(LOW, low)), List.of()));
    assertThat(ids(reserve(10))).isEqualTo(ids(List.of(main)));
    assertThat(ids(broker.reserve(WORKER, List.of(LOW), 10, LEASE))).isEqualTo(ids(List.of(low)));
  }

  @Test
  void aPausedQueueKeepsItsTasks() {
    broker.publish(MAIN, List.of(task()));
    broker.publish(LOW, List.of(task()));
    queues.pause(MAIN);
    assertThat(queues.paused()).containsExactly(MAIN);
    assertThat(broker.awaitWork(List.of(MAIN), Duration.ZERO)).isFalse();
    assertThat(broker.reserve(WORKER, List.of(MAIN, LOW), 10, LEASE))
        .singleElement()
        .satisfies(delivery -> assertThat(delivery.queue()).isEqualTo(LOW));
    queues.resume(MAIN);
    assertThat(queues.paused()).isEmpty();
    assertThat(reserve(10)).hasSize(1);
  }

  @Test
  void theFirstOfAKeyWinsWithinItsWindow() {
    Uniqueness unique =
        new Uniqueness("sync:76.192.083-9", Duration.ofMinutes(5), Uniqueness.Winner.FIRST);
    Task first = task();
    assertThat(broker.publishUnique(MAIN, first, unique)).isEqualTo(first.id());
    assertThat(broker.publishUnique(MAIN, task(), unique)).isEqualTo(first.id());
    assertThat(ids(reserve(10))).isEqualTo(ids(List.of(first)));
    clock.step(Duration.ofMinutes(5));
    Task second = task();
    assertThat(broker.publishUnique(MAIN, second, unique)).isEqualTo(second.id());
    assertThat(ids(reserve(10))).isEqualTo(ids(List.of(second)));
  }

  @Test
  void theLastOfAKeyWins() {
    Uniqueness unique =
        new Uniqueness("draft:76.192.083-9", Duration.ofMinutes(5), Uniqueness.Winner.LAST);
    Task first = task();
    Task second = task();
    assertThat(broker.publishUnique(MAIN, first, unique)).isEqualTo(first.id());
    assertThat(broker.isLast(unique.key(), first.id())).isTrue();
    assertThat(broker.publishUnique(MAIN, second, unique)).isEqualTo(second.id());
    assertThat(broker.isLast(unique.key(), first.id())).isFalse();
    assertThat(broker.isLast(unique.key(), second.id())).isTrue();
    assertThat(reserve(10))
        .allSatisfy(
            delivery ->
                assertThat(((Reserved) delivery).task().options().headers())
                    .containsEntry(Uniqueness.HEADER, unique.key()));
  }

  // --- time

  @Test
  void aTaskIsNotHandedOutBeforeItsTime() {
    Instant start = clock.instant().plusSeconds(30);
    broker.publish(MAIN, List.of(task().with(TaskOptions.DEFAULT.withNotBefore(start))));
    broker.publish(MAIN, List.of(task()));
    settleEarlyOnes(start);
    assertThat(reserveDue(start)).isEmpty();
    clock.step(Duration.ofSeconds(29));
    assertThat(reserveDue(start)).isEmpty();
    clock.step(Duration.ofSeconds(1));
    assertThat(reserveDue(start)).hasSize(1);
  }

  @Test
  void aPostponedTaskComesBackAsIfItHadNeverBeenTaken() {
    broker.publish(MAIN, List.of(task()));
    Reserved first = reserveOne();
    settle(first, new Outcome.Postponed(clock.instant().plusSeconds(10)));
    assertThat(reserve(1)).isEmpty();
    assertThat(queues.depth(MAIN).delayed()).isEqualTo(1);
    clock.step(Duration.ofSeconds(10));
    Reserved second = reserveOne();
    assertThat(second.task()).isEqualTo(first.task());
    assertThat(second.deliveries()).isEqualTo(1);
    assertThat(second.receipt()).isNotEqualTo(first.receipt());
    assertThat(results.find(first.task().id())).isEmpty();
  }

  @Test
  void aDelayedTaskKeepsItsPriority() {
    Task urgent = task().with(TaskOptions.DEFAULT.withPriority(3));
    Task late = task().with(TaskOptions.DEFAULT.withPriority(9));
    broker.publish(MAIN, List.of(late));
    settle(reserveOne(), new Outcome.Postponed(clock.instant().plusSeconds(1)));
    clock.step(Duration.ofSeconds(1));
    broker.publish(MAIN, List.of(urgent));
    assertThat(ids(reserve(2))).isEqualTo(ids(List.of(urgent, late)));
  }

  @Test
  void anAdmittedTaskComesBackAsSuch() {
    Reserved first = published(task());
    assertThat(first.admitted()).isFalse();
    settle(first, new Outcome.Admitted(clock.instant().plusSeconds(10)));
    assertThat(reserve(1)).isEmpty();
    clock.step(Duration.ofSeconds(10));
    Reserved second = reserveOne();
    assertThat(second.admitted()).isTrue();
    assertThat(second.deliveries()).isEqualTo(1);
    settle(second, new Outcome.Retried(Failure.of("E", "m", "x"), clock.instant()));
    assertThat(reserveOne().admitted()).isFalse();
  }

  @Test
  void delayedTasksCanBeSeenTheNextOneFirst() {
    List<Task> both = tasks(2);
    broker.publish(MAIN, both);
    settle(reserveOne(), new Outcome.Postponed(clock.instant().plusSeconds(60)));
    settle(reserveOne(), new Outcome.Postponed(clock.instant().plusSeconds(30)));
    assertThat(ids(queues.delayed(MAIN, 10))).isEqualTo(ids(both.reversed()));
    assertThat(queues.delayed(MAIN, 1)).hasSize(1);
    assertThat(queues.delayed(LOW, 10)).isEmpty();
  }

  @Test
  void aDeclinedTaskIsCounted() {
    broker.publish(MAIN, List.of(task()));
    for (int declined = 0; declined < 3; declined++) {
      Reserved reserved = reserveOne();
      assertThat(reserved.declined()).isEqualTo(declined);
      settle(reserved, new Outcome.Declined(clock.instant().plusSeconds(1)));
      assertThat(reserve(1)).isEmpty();
      clock.step(Duration.ofSeconds(1));
    }
  }

  // --- settling

  @Test
  void successIsKeptAndTheTaskIsGone() {
    broker.publish(MAIN, List.of(task()));
    Reserved reserved = reserveOne();
    assertThat(settle(reserved, Outcome.succeeded(Map.of("total", 42))))
        .isEqualTo(Settlement.SETTLED);
    assertThat(queues.depth(MAIN).isDrained()).isTrue();
    assertThat(results.find(reserved.task().id()))
        .contains(
            new TaskResult.Succeeded(reserved.task().id(), Map.of("total", 42), clock.instant()));
  }

  @Test
  void nothingIsAValue() {
    Reserved reserved = published(task());
    settle(reserved, Outcome.succeeded());
    assertThat(results.find(reserved.task().id()))
        .contains(new TaskResult.Succeeded(reserved.task().id(), Nothing.NOTHING, clock.instant()));
  }

  @Test
  void aValueThatIsNoJsonValueIsAFailure() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    for (Object value : List.of(List.of(clock), Map.of(1, "x"), endless, nested(401))) {
      Reserved reserved = published(task());
      settle(reserved, Outcome.succeeded(value));
      assertThat(results.find(reserved.task().id()))
          .get()
          .isInstanceOfSatisfying(
              TaskResult.Failed.class,
              failed -> assertThat(failed.failure().type()).isEqualTo("EncodeError"));
    }
  }

  @Test
  void aDeepValueIsKept() {
    Reserved reserved = published(task());
    settle(reserved, Outcome.succeeded(nested(400)));
    assertThat(results.find(reserved.task().id()))
        .contains(new TaskResult.Succeeded(reserved.task().id(), nested(400), clock.instant()));
  }

  private static Object nested(int depth) {
    Object value = List.of();
    for (int i = 1; i < depth; i++) {
      value = List.of(value);
    }
    return value;
  }

  @Test
  void failureIsKept() {
    Reserved reserved = published(task());
    Failure failure = new Failure("ValueError", "builtins", "no such folio", "trace …");
    settle(reserved, new Outcome.Failed(failure));
    assertThat(results.find(reserved.task().id()))
        .contains(new TaskResult.Failed(reserved.task().id(), failure, clock.instant()));
  }

  @Test
  void whatAFailedTaskWasAskedToDoIsKnown() {
    Arguments arguments =
        new Arguments(Arrays.asList(1, null), Map.of("a", Map.of("b", List.of())));
    Task task = Task.of(new TaskName("demo.add"), arguments);
    broker.publish(LOW, List.of(task));
    Reserved reserved = (Reserved) broker.reserve(WORKER, List.of(LOW), 1, LEASE).getFirst();
    assertThat(results.asked(task.id())).isEmpty();
    settle(reserved, new Outcome.Failed(Failure.of("E", "m", "no such folio")));
    assertThat(results.asked(task.id()).map(Task::name)).contains(task.name());
    assertThat(results.asked(task.id()).map(Task::arguments)).contains(arguments);
    assertThat(results.askedIn(task.id())).contains(LOW);
    assertThat(results.askedIn(new TaskId("unheard"))).isEmpty();
  }

  @Test
  void revocationIsKept() {
    Reserved reserved = published(task());
    settle(reserved, new Outcome.Revoked("expired"));
    assertThat(results.find(reserved.task().id()))
        .contains(new TaskResult.Revoked(reserved.task().id(), "expired", clock.instant()));
  }

  @Test
  void aSenderWhoWantsNoResultGetsNone() {
    Reserved reserved = published(task().with(TaskOptions.DEFAULT.withIgnoreResult(true)));
    results.started(List.of(reserved.task()), WORKER);
    settle(reserved, Outcome.succeeded(1));
    assertThat(results.find(reserved.task().id())).isEmpty();
  }

  @Test
  void aRetriedTaskIsTheSameWithOneRetryMore() {
    Task task =
        task().with(TaskOptions.DEFAULT.withPriority(6).withHeaders(Map.of("tenant", "acme")));
    Reserved first = published(task);
    Failure cause = Failure.of("RuntimeError", "builtins", "attempt 0");
    settle(first, new Outcome.Retried(cause, clock.instant().plusSeconds(5)));
    assertThat(results.find(task.id())).contains(new TaskResult.Retrying(task.id(), cause));
    assertThat(reserve(1)).isEmpty();
    clock.step(Duration.ofSeconds(5));
    Reserved second = reserveOne();
    assertThat(second.task().id()).isEqualTo(task.id());
    assertThat(second.task().arguments()).isEqualTo(task.arguments());
    assertThat(second.task().options().retries()).isEqualTo(1);
    assertThat(second.task().options().priority()).isEqualTo(6);
    assertThat(second.task().options().headers()).isEqualTo(Map.of("tenant", "acme"));
    assertThat(second.deliveries()).isEqualTo(1);
  }

  @Test
  void aRetryThatNeedNotWaitComesAtOnce() {
    Reserved first = published(task());
    settle(first, new Outcome.Retried(Failure.of("E", "m", "x"), clock.instant()));
    assertThat(reserveOne().task().options().retries()).isEqualTo(1);
  }

  @Test
  void aReleasedTaskIsTheNextToBeTaken() {
    broker.publish(MAIN, tasks(3));
    Reserved first = reserveOne();
    settle(first, new Outcome.Released());
    Reserved again = reserveOne();
    assertThat(again.task()).isEqualTo(first.task());
    assertThat(again.deliveries()).isEqualTo(1);
  }

  @Test
  void aDeadLetteredTaskIsPutAsideWithItsCause() {
    Reserved reserved = published(task());
    Failure cause = Failure.of("NotRegistered", "celery.exceptions", "demo.echo");
    settle(reserved, new Outcome.DeadLettered(cause));
    assertThat(queues.depth(MAIN).isDrained()).isTrue();
    assertThat(deadLetters.count()).isEqualTo(1);
    assertThat(deadLetters.newest(DeadLetterFilter.ALL, 10))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.queue()).isEqualTo(MAIN);
              assertThat(letter.reason()).contains("NotRegistered").contains("demo.echo");
              assertThat(letter.at()).isEqualTo(clock.instant());
              assertThat(letter.raw().size()).isPositive();
            });
    assertThat(results.find(reserved.task().id()))
        .contains(new TaskResult.Failed(reserved.task().id(), cause, clock.instant()));
  }

  @Test
  void aDeadLetterTellsWhatItIs() {
    Reserved reserved = published(task().with(TaskOptions.DEFAULT.withRetries(2)));
    settle(reserved, new Outcome.DeadLettered(Failure.of("E", "m", "x")));
    DeadLetter letter = deadLetters.newest(DeadLetterFilter.ALL, 10).getFirst();
    assertThat(letter.task()).contains(reserved.task().name());
    assertThat(letter.taskId()).contains(reserved.task().id());
    assertThat(letter.attempts()).isEqualTo(3);
    assertThat(deadLetters.find(letter.id())).contains(letter);
    assertThat(deadLetters.task(letter))
        .hasValueSatisfying(
            task -> {
              assertThat(task.id()).isEqualTo(reserved.task().id());
              assertThat(task.arguments()).isEqualTo(reserved.task().arguments());
            });
    assertThat(deadLetters.find("nobody")).isEmpty();
  }

  @Test
  void aReplayedDeadLetterIsAFreshTask() {
    Task task =
        task().with(TaskOptions.DEFAULT.withRetries(3).withPriority(6).withHeaders(Map.of("a", 1)));
    settle(published(task), new Outcome.DeadLettered(Failure.of("E", "m", "x")));
    String id = deadLetters.newest(DeadLetterFilter.ALL, 10).getFirst().id();
    assertThat(deadLetters.replay(List.of(id, "nobody"))).isEqualTo(1);
    assertThat(deadLetters.replay(List.of(id))).isZero();
    assertThat(deadLetters.count()).isZero();
    Reserved again = reserveOne();
    assertThat(again.deliveries()).isEqualTo(1);
    assertThat(again.task()).isEqualTo(task.with(task.options().withRetries(0)));
  }

  @Test
  void aDiscardedDeadLetterIsGone() {
    settle(published(task()), new Outcome.DeadLettered(Failure.of("E", "m", "x")));
    String id = deadLetters.newest(DeadLetterFilter.ALL, 10).getFirst().id();
    assertThat(deadLetters.discard(List.of(id, "nobody"))).isEqualTo(1);
    assertThat(deadLetters.count()).isZero();
    assertThat(deadLetters.newest(DeadLetterFilter.ALL, 10)).isEmpty();
    assertThat(queues.depth(MAIN).isDrained()).isTrue();
  }

  @Test
  void deadLettersAreFiltered() {
    settle(published(task()), new Outcome.DeadLettered(Failure.of("ValueError", "m", "folio")));
    broker.publish(LOW, List.of(Task.of(new TaskName("sii.sync"), Arguments.NONE)));
    settle(
        broker.reserve(WORKER, List.of(LOW), 1, LEASE).getFirst(),
        new Outcome.DeadLettered(Failure.of("TimeoutError", "m", "portal")));
    assertThat(filtered(Optional.of(LOW), Optional.empty(), Optional.empty())).hasSize(1);
    assertThat(filtered(Optional.empty(), Optional.of("sii.sync"), Optional.empty())).hasSize(1);
    assertThat(filtered(Optional.empty(), Optional.empty(), Optional.of("FOLIO"))).hasSize(1);
    assertThat(filtered(Optional.of(LOW), Optional.empty(), Optional.of("folio"))).isEmpty();
  }

  @Test
  void theNewestDeadLettersComeFirst() {
    for (int i = 0; i < 3; i++) {
      settle(published(task()), new Outcome.DeadLettered(Failure.of("E", "m", "number " + i)));
      clock.step(Duration.ofSeconds(1));
    }
    assertThat(deadLetters.newest(DeadLetterFilter.ALL, 2))
        .extracting(letter -> letter.reason())
        .containsExactly("E: number 2", "E: number 1");
  }

  @Test
  void deadLettersAreReadPageByPage() {
    for (int i = 0; i < 5; i++) {
      settle(published(task()), new Outcome.DeadLettered(Failure.of("E", "m", "number " + i)));
    }
    List<DeadLetter> all = deadLetters.newest(DeadLetterFilter.ALL, 10);
    List<DeadLetter> read = new ArrayList<>(deadLetters.newest(DeadLetterFilter.ALL, 2));
    DeadLetterMark mark = DeadLetterMark.of(read.getLast());
    deadLetters.discard(List.of(mark.id()));
    read.addAll(deadLetters.olderThan(mark, DeadLetterFilter.ALL, 2));
    read.addAll(deadLetters.olderThan(DeadLetterMark.of(read.getLast()), DeadLetterFilter.ALL, 2));
    assertThat(read).isEqualTo(all);
    assertThat(deadLetters.olderThan(DeadLetterMark.of(all.getLast()), DeadLetterFilter.ALL, 2))
        .isEmpty();
  }

  @Test
  void aPageOfDeadLettersIsFiltered() {
    for (String reason : List.of("folio", "portal", "folio")) {
      settle(published(task()), new Outcome.DeadLettered(Failure.of("E", "m", reason)));
      clock.step(Duration.ofSeconds(1));
    }
    DeadLetterFilter folio =
        new DeadLetterFilter(Optional.empty(), Optional.empty(), Optional.of("folio"));
    DeadLetterMark newest =
        DeadLetterMark.of(deadLetters.newest(DeadLetterFilter.ALL, 1).getFirst());
    assertThat(deadLetters.olderThan(newest, folio, 10)).hasSize(1);
  }

  // --- queues

  @Test
  void queuesAreKnownByWhatLiesInThem() {
    assertThat(queues.names()).doesNotContain(MAIN, LOW);
    broker.publish(MAIN, tasks(1));
    assertThat(queues.names()).contains(MAIN).doesNotContain(LOW);
    broker.publish(
        LOW, List.of(task().with(TaskOptions.DEFAULT.withNotBefore(clock.instant().plus(LEASE)))));
    broker.reserve(WORKER, List.of(MAIN, LOW), 10, LEASE);
    assertThat(queues.names()).contains(MAIN, LOW);
    QueueName stopped = new QueueName("stopped");
    queues.pause(stopped);
    assertThat(queues.names()).contains(stopped);
  }

  @Test
  void waitingTasksAreShownInTheOrderInWhichTheyAreTaken() {
    List<Task> tasks = tasks(3);
    Task urgent = task();
    Task casual = task().with(TaskOptions.DEFAULT.withPriority(9));
    broker.publish(MAIN, List.of(casual));
    broker.publish(
        MAIN, tasks.stream().map(t -> t.with(TaskOptions.DEFAULT.withPriority(3))).toList());
    broker.publish(MAIN, List.of(urgent));
    List<Task> shown = queues.waiting(MAIN, 10);
    assertThat(shown).hasSize(5).first().isEqualTo(urgent);
    assertThat(shown.getLast()).isEqualTo(casual);
    assertThat(queues.waiting(MAIN, 2)).isEqualTo(shown.subList(0, 2));
    assertThat(queues.waiting(LOW, 2)).isEmpty();
    assertThat(ids(reserve(10).stream().map(each -> ((Reserved) each).task()).toList()))
        .isEqualTo(ids(shown));
    assertThat(queues.waiting(MAIN, 10)).isEmpty();
  }

  @Test
  void aQueueTellsSinceWhenItsLongestWaitingTaskWaits() {
    assertThat(queues.waitingSince(MAIN)).isEmpty();
    Instant first = clock.instant();
    broker.publish(MAIN, tasks(1));
    clock.step(Duration.ofSeconds(30));
    Instant second = clock.instant();
    broker.publish(MAIN, List.of(task().with(TaskOptions.DEFAULT.withPriority(9))));
    assertThat(queues.waitingSince(MAIN)).contains(first);
    reserveOne();
    assertThat(queues.waitingSince(MAIN)).contains(second);
    reserveOne();
    assertThat(queues.waitingSince(MAIN)).isEmpty();
  }

  @Test
  void aRetriedTaskWaitsSinceItBecameDue() {
    Instant due = clock.instant().plusSeconds(60);
    settle(published(task()), new Outcome.Retried(Failure.of("E", "m", "x"), due));
    clock.step(Duration.ofSeconds(90));
    broker.reserve(OTHER, List.of(LOW), 1, LEASE);
    assertThat(queues.waitingSince(MAIN)).contains(due);
  }

  @Test
  void aPurgedQueueHoldsOnlyWhatRuns() {
    broker.publish(MAIN, tasks(4));
    broker.publish(MAIN, List.of(task().with(TaskOptions.DEFAULT.withPriority(9))));
    broker.publish(
        MAIN, List.of(task().with(TaskOptions.DEFAULT.withNotBefore(clock.instant().plus(LEASE)))));
    broker.publish(LOW, tasks(1));
    Reserved running = reserveOne();
    assertThat(queues.purge(MAIN)).isEqualTo(5);
    assertThat(queues.depth(MAIN)).isEqualTo(new QueueDepth(0, 0, 1));
    assertThat(queues.depth(LOW).ready()).isEqualTo(1);
    assertThat(settle(running, Outcome.succeeded(1))).isEqualTo(Settlement.SETTLED);
    clock.step(LEASE.plus(LEASE));
    broker.reclaim(10);
    assertThat(reserve(10)).isEmpty();
    assertThat(queues.purge(MAIN)).isZero();
  }

  @Test
  void aDeliverySettledTwiceCountsOnce() {
    Reserved reserved = published(task());
    settle(reserved, Outcome.succeeded(1));
    assertThat(settle(reserved, Outcome.succeeded(2))).isEqualTo(Settlement.LEASE_LOST);
    assertThat(results.find(reserved.task().id()))
        .contains(new TaskResult.Succeeded(reserved.task().id(), 1, clock.instant()));
  }

  @Test
  void aSuccessIsNeverReplaced() {
    Task task = task();
    Reserved first = published(task);
    settle(first, Outcome.succeeded(1));
    Reserved second = published(task);
    results.started(List.of(task), OTHER);
    settle(second, new Outcome.Failed(Failure.of("E", "m", "late")));
    assertThat(results.find(task.id()))
        .contains(new TaskResult.Succeeded(task.id(), 1, clock.instant()));
  }

  // --- what follows

  @Test
  void whatFollowsIsSentWithTheEnd() {
    Reserved reserved = published(task());
    Task next = task();
    Task other = task();
    Sequel sequel =
        new Sequel(
            new Batch(List.of(new Publication(LOW, next)), List.of()),
            Map.of(other.id(), new Outcome.Failed(Failure.of("E", "m", "because"))),
            List.of(),
            List.of());
    assertThat(broker.settle(reserved, Outcome.succeeded(1), sequel)).isEqualTo(Settlement.SETTLED);
    assertThat(ids(broker.reserve(WORKER, List.of(LOW), 10, LEASE))).isEqualTo(ids(List.of(next)));
    assertThat(results.find(other.id())).get().isInstanceOf(TaskResult.Failed.class);
    assertThat(broker.settle(reserved, Outcome.succeeded(1), sequel))
        .isEqualTo(Settlement.LEASE_LOST);
    assertThat(queues.depth(LOW).ready()).isZero();
  }

  @Test
  void aChordIsCompleteWithItsLastPart() {
    GroupId group = chordOf(3);
    List<Reserved> parts = published(3);
    settlePart(parts.get(2), group, 2, Outcome.succeeded(30));
    settlePart(parts.get(0), group, 0, Outcome.succeeded());
    CompleteChord complete = lastPart(parts.get(1), group, 1, Outcome.succeeded(20));
    assertThat(complete.group()).isEqualTo(group);
    assertThat(complete.parts())
        .extracting(part -> ((TaskResult.Succeeded) part).value())
        .containsExactly(Nothing.NOTHING, 20, 30);
    assertThat(queues.depth(MAIN).leased()).isEqualTo(1);
    Task body = task();
    assertThat(complete(parts.get(1), group, 1, body)).isEqualTo(Settlement.SETTLED);
    assertThat(ids(reserve(10))).isEqualTo(ids(List.of(body)));
  }

  @Test
  void aPartThatIsDeliveredTwiceCountsOnce() {
    GroupId group = chordOf(2);
    Reserved first = published(task());
    Sequel sequel = part(first, group, 0, Outcome.succeeded(1));
    broker.settle(first, Outcome.succeeded(1), sequel);
    Reserved again = published(first.task());
    Sequel other = part(again, group, 0, Outcome.succeeded(2));
    assertThat(broker.settle(again, Outcome.succeeded(2), other)).isEqualTo(Settlement.SETTLED);
    CompleteChord complete = lastPart(published(task()), group, 1, Outcome.succeeded(3));
    assertThat(complete.parts())
        .extracting(part -> ((TaskResult.Succeeded) part).value())
        .containsExactly(1, 3);
  }

  @Test
  void aChordThatIsCompletedTwiceLeadsOnOnce() {
    GroupId group = chordOf(1);
    Task task = task();
    Reserved first = published(task);
    lastPart(first, group, 0, Outcome.succeeded(1));
    clock.step(LEASE);
    broker.reclaim(10);
    Reserved second = reserveOne();
    lastPart(second, group, 0, Outcome.succeeded(1));
    Task body = task();
    assertThat(complete(first, group, 0, body)).isEqualTo(Settlement.LEASE_LOST);
    assertThat(complete(second, group, 0, body)).isEqualTo(Settlement.SETTLED);
    assertThat(queues.depth(MAIN).ready()).isEqualTo(1);
    Reserved late = published(task);
    assertThat(complete(late, group, 0, body)).isEqualTo(Settlement.SETTLED);
  }

  @Test
  void aChordThatIsBegunAgainKeepsItsParts() {
    GroupId group = chordOf(2);
    settlePart(published(task()), group, 0, Outcome.succeeded(1));
    broker.publish(new Batch(List.of(), List.of(new ChordStart(group, 2))));
    assertThat(lastPart(published(task()), group, 1, Outcome.succeeded(2)).parts()).hasSize(2);
  }

  @Test
  void severalChordsMayBeCompleteWithOneEnd() {
    GroupId one = chordOf(1);
    GroupId other = chordOf(1);
    Reserved reserved = published(task());
    Outcome outcome = new Outcome.Failed(Failure.of("E", "m", "x"));
    List<ChordPart> parts = new ArrayList<>(part(reserved, one, 0, outcome).parts());
    parts.addAll(part(reserved, other, 0, outcome).parts());
    Settlement settlement =
        broker.settle(reserved, outcome, new Sequel(Batch.EMPTY, Map.of(), parts, List.of()));
    assertThat(((Settlement.ChordsComplete) settlement).chords())
        .extracting(CompleteChord::group)
        .containsExactlyInAnyOrder(one, other);
    List<Completion> first = List.of(new Completion(one, Batch.EMPTY, Map.of()));
    settlement = broker.settle(reserved, outcome, new Sequel(Batch.EMPTY, Map.of(), parts, first));
    assertThat(((Settlement.ChordsComplete) settlement).chords())
        .extracting(CompleteChord::group)
        .containsExactly(other);
  }

  @Test
  void aFailedPartIsKeptAsWhatItIs() {
    GroupId group = chordOf(2);
    Failure failure = Failure.of("ValueError", "builtins", "no such folio");
    settlePart(published(task()), group, 0, new Outcome.Failed(failure));
    CompleteChord complete = lastPart(published(task()), group, 1, new Outcome.Revoked("revoked"));
    assertThat(((TaskResult.Failed) complete.parts().get(0)).failure()).isEqualTo(failure);
    assertThat(((TaskResult.Revoked) complete.parts().get(1)).reason()).isEqualTo("revoked");
  }

  @Test
  void partsThatEndAtTheSameTimeCompleteTheChordOnce() throws Exception {
    GroupId group = chordOf(20);
    List<Reserved> parts = published(20);
    AtomicInteger next = new AtomicInteger();
    List<Settlement> settlements = Collections.synchronizedList(new ArrayList<>());
    inParallel(
        4,
        () -> {
          for (int i = next.getAndIncrement(); i < 20; i = next.getAndIncrement()) {
            Reserved each = parts.get(i);
            Outcome outcome = Outcome.succeeded(i);
            settlements.add(broker.settle(each, outcome, part(each, group, i, outcome)));
          }
          return true;
        });
    assertThat(settlements).filteredOn(Settlement.ChordsComplete.class::isInstance).hasSize(1);
    assertThat(settlements).filteredOn(Settlement.SETTLED::equals).hasSize(19);
  }

  // --- revocation

  @Test
  void revocationsAreRemembered() {
    TaskId early = TaskId.random();
    TaskId late = TaskId.random();
    revocations.revoke(List.of(early), false);
    clock.step(Duration.ofSeconds(10));
    Instant between = clock.instant();
    revocations.revoke(List.of(late), true);
    assertThat(revocations.since(Instant.EPOCH))
        .extracting(Revocation::id)
        .containsExactly(early, late);
    assertThat(revocations.since(between)).containsExactly(new Revocation(late, true, between));
    clock.step(Revocations.KEPT);
    revocations.revoke(List.of(TaskId.random()), false);
    assertThat(revocations.since(Instant.EPOCH)).extracting(Revocation::id).doesNotContain(early);
  }

  // --- leases

  @Test
  void aLeaseThatLastsIsNotReclaimed() {
    published(task());
    clock.step(LEASE.minusMillis(1));
    assertThat(broker.reclaim(10)).isZero();
    assertThat(queues.depth(MAIN).leased()).isEqualTo(1);
  }

  @Test
  void theTaskOfAnEndedLeaseIsTheNextToBeTaken() {
    broker.publish(MAIN, tasks(3));
    Reserved lost = reserveOne();
    clock.step(LEASE);
    assertThat(broker.reclaim(10)).isEqualTo(1);
    Reserved again = reserveOne();
    assertThat(again.task()).isEqualTo(lost.task());
    assertThat(again.deliveries()).isEqualTo(2);
    assertThat(again.receipt()).isNotEqualTo(lost.receipt());
  }

  @Test
  void aReclaimedTaskKeepsItsPriorityAndItsContent() {
    Task task =
        new Task(
            TaskId.random(),
            new TaskName("demo.echo"),
            new Arguments(List.of(List.of(), Map.of(), 1.5), Map.of("ñ", List.of())),
            TaskOptions.DEFAULT
                .withPriority(9)
                .withHeaders(Map.of("empty", List.of(), "big", 12345678901234567L)));
    Reserved lost = published(task);
    clock.step(LEASE);
    broker.reclaim(10);
    Task urgent = task().with(TaskOptions.DEFAULT.withPriority(3));
    broker.publish(MAIN, List.of(urgent));
    List<Delivery> next = reserve(2);
    assertThat(ids(next)).isEqualTo(ids(List.of(urgent, lost.task())));
    assertThat(((Reserved) next.get(1)).task()).isEqualTo(task);
  }

  @Test
  void aLeaseThatEndedCannotBeSettled() {
    Reserved lost = published(task());
    clock.step(LEASE);
    broker.reclaim(10);
    assertThat(settle(lost, Outcome.succeeded(1))).isEqualTo(Settlement.LEASE_LOST);
    assertThat(results.find(lost.task().id())).isEmpty();
    Reserved again = reserveOne();
    assertThat(settle(lost, new Outcome.Retried(Failure.of("E", "m", ""), clock.instant())))
        .isEqualTo(Settlement.LEASE_LOST);
    assertThat(settle(again, Outcome.succeeded(2))).isEqualTo(Settlement.SETTLED);
    assertThat(queues.depth(MAIN).isDrained()).isTrue();
  }

  @Test
  void aLeaseThatNobodyReclaimedMayStillBeSettled() {
    Reserved late = published(task());
    clock.step(LEASE.multipliedBy(2));
    assertThat(settle(late, Outcome.succeeded(1))).isEqualTo(Settlement.SETTLED);
  }

  @Test
  void aRenewedLeaseLastsFromTheRenewal() {
    Reserved reserved = published(task());
    for (int i = 0; i < 5; i++) {
      clock.step(LEASE.minusSeconds(1));
      assertThat(broker.renew(List.of(reserved.receipt()), LEASE)).isEmpty();
      assertThat(broker.reclaim(10)).isZero();
    }
    assertThat(settle(reserved, Outcome.succeeded())).isEqualTo(Settlement.SETTLED);
  }

  @Test
  void renewingTellsWhichLeasesAreLost() {
    Reserved lost = published(task());
    clock.step(LEASE);
    broker.reclaim(10);
    Reserved held = reserveOne();
    Receipt unknown = new Receipt("never given");
    assertThat(broker.renew(List.of(lost.receipt(), held.receipt(), unknown), LEASE))
        .containsExactlyInAnyOrder(lost.receipt(), unknown);
    assertThat(broker.renew(List.of(), LEASE)).isEmpty();
  }

  @Test
  void reclaimReturnsNoMoreThanItIsAskedFor() {
    broker.publish(MAIN, tasks(5));
    reserve(5);
    clock.step(LEASE);
    assertThat(broker.reclaim(2)).isEqualTo(2);
    assertThat(broker.reclaim(10)).isEqualTo(3);
    assertThat(broker.reclaim(10)).isZero();
    assertThat(queues.depth(MAIN).ready()).isEqualTo(5);
  }

  @Test
  void manyReclaimersReturnEachTaskOnce() throws Exception {
    broker.publish(MAIN, tasks(100));
    reserve(100);
    clock.step(LEASE);
    List<Integer> counts = inParallel(4, () -> broker.reclaim(1_000));
    assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
    assertThat(new HashSet<>(ids(reserve(1_000)))).hasSize(100);
  }

  // --- waiting

  @Test
  void waitingEndsWhenThereIsWork() throws Exception {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Boolean> waiting =
          other.submit(() -> broker.awaitWork(List.of(MAIN, LOW), Duration.ofSeconds(30)));
      broker.publish(LOW, List.of(task().with(TaskOptions.DEFAULT.withPriority(6))));
      assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void waitingReturnsAtOnceWhenThereIsWorkAlready() {
    broker.publish(MAIN, List.of(task()));
    assertThat(broker.awaitWork(List.of(MAIN), Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void waitingForNothingEndsInTime() {
    assertThat(broker.awaitWork(List.of(MAIN), Duration.ofMillis(20))).isFalse();
    assertThat(broker.awaitWork(List.of(MAIN), Duration.ZERO)).isFalse();
  }

  @Test
  void anInterruptEndsTheWaitAndStays() throws Exception {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Boolean> interrupted =
          other.submit(
              () -> {
                Thread.currentThread().interrupt();
                broker.awaitWork(List.of(MAIN), Duration.ofSeconds(30));
                return Thread.interrupted();
              });
      assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anInterruptDoesNotKeepWorkFromBeingDone() throws Exception {
    broker.publish(MAIN, List.of(task()));
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Settlement> settled =
          other.submit(
              () -> {
                Thread.currentThread().interrupt();
                Settlement settlement = settle(reserveOne(), Outcome.succeeded());
                assertThat(Thread.interrupted()).isTrue();
                return settlement;
              });
      assertThat(settled.get(10, TimeUnit.SECONDS)).isEqualTo(Settlement.SETTLED);
    }
  }

  // --- results

  @Test
  void nothingIsKnownOfATaskThatNobodySent() {
    assertThat(results.find(TaskId.random())).isEmpty();
    assertThat(results.await(TaskId.random(), Duration.ofMillis(20))).isEmpty();
  }

  @Test
  void aStartedTaskNamesItsWorker() {
    Reserved reserved = published(task());
    results.started(List.of(reserved.task()), WORKER);
    assertThat(results.find(reserved.task().id()))
        .contains(new TaskResult.Started(reserved.task().id(), WORKER.value()));
  }

  @Test
  void whoWaitsForAResultGetsTheFinalOne() throws Exception {
    Reserved reserved = published(task());
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<TaskResult> waiting =
          other.submit(
              () -> results.await(reserved.task().id(), Duration.ofSeconds(30)).orElseThrow());
      results.started(List.of(reserved.task()), WORKER);
      settle(reserved, Outcome.succeeded("done"));
      assertThat(waiting.get(10, TimeUnit.SECONDS))
          .isEqualTo(new TaskResult.Succeeded(reserved.task().id(), "done", clock.instant()));
    }
  }

  @Test
  void whoAsksLateGetsTheResultAtOnce() {
    Reserved reserved = published(task());
    settle(reserved, Outcome.succeeded("done"));
    assertThat(results.await(reserved.task().id(), Duration.ofSeconds(30))).isPresent();
  }

  @Test
  void depthCountsWhatIsReadyDelayedAndLeased() {
    broker.publish(MAIN, tasks(4));
    broker.publish(LOW, tasks(2));
    settle(reserveOne(), new Outcome.Postponed(clock.instant().plusSeconds(60)));
    reserveOne();
    assertThat(queues.depth(MAIN)).isEqualTo(new QueueDepth(2, 1, 1));
    assertThat(queues.depth(LOW)).isEqualTo(new QueueDepth(2, 0, 0));
  }

  @Test
  void progressIsTold() {
    Reserved reserved = published(task());
    results.progressed(reserved.task(), WORKER, new Progress(40, "boletas"));
    assertThat(results.find(reserved.task().id()))
        .contains(new TaskResult.Running(reserved.task().id(), new Progress(40, "boletas")));
    settle(reserved, Outcome.succeeded());
    results.progressed(reserved.task(), WORKER, new Progress(50, "late"));
    assertThat(results.find(reserved.task().id())).get().isInstanceOf(TaskResult.Succeeded.class);
  }

  // --- words of this test

  private GroupId chordOf(int parts) {
    GroupId group = GroupId.random();
    broker.publish(new Batch(List.of(), List.of(new ChordStart(group, parts))));
    return group;
  }

  private List<Reserved> published(int count) {
    return tasks(count).stream().map(this::published).toList();
  }

  private static Sequel part(Reserved reserved, GroupId group, int index, Outcome outcome) {
    Membership member = new Membership(group, OptionalInt.of(index));
    ChordPart part = new ChordPart(member, reserved.task().id(), outcome, LOG);
    return new Sequel(Batch.EMPTY, Map.of(), List.of(part), List.of());
  }

  private void settlePart(Reserved reserved, GroupId group, int index, Outcome outcome) {
    assertThat(broker.settle(reserved, outcome, part(reserved, group, index, outcome)))
        .isEqualTo(Settlement.SETTLED);
  }

  private CompleteChord lastPart(Reserved reserved, GroupId group, int index, Outcome outcome) {
    Settlement settlement = broker.settle(reserved, outcome, part(reserved, group, index, outcome));
    assertThat(settlement).isInstanceOf(Settlement.ChordsComplete.class);
    return ((Settlement.ChordsComplete) settlement).chords().getFirst();
  }

  private Settlement complete(Reserved reserved, GroupId group, int index, Task body) {
    Sequel part = part(reserved, group, index, Outcome.succeeded(1));
    Batch batch = new Batch(List.of(new Publication(MAIN, body)), List.of());
    Completion completion = new Completion(group, batch, Map.of());
    return broker.settle(
        reserved,
        Outcome.succeeded(1),
        new Sequel(part.batch(), part.verdicts(), part.parts(), List.of(completion)));
  }

  private List<DeadLetter> filtered(
      Optional<QueueName> queue, Optional<String> task, Optional<String> reason) {
    return deadLetters.newest(new DeadLetterFilter(queue, task.map(TaskName::new), reason), 10);
  }

  protected static Task task() {
    return Task.of(new TaskName("demo.echo"), Arguments.of("x"));
  }

  protected static List<Task> tasks(int count) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(Task.of(new TaskName("demo.echo"), Arguments.of(i)));
    }
    return tasks;
  }

  private Reserved published(Task task) {
    broker.publish(MAIN, List.of(task));
    return reserveOne();
  }

  private Reserved reserveOne() {
    return (Reserved) reserve(1).getFirst();
  }

  private List<Delivery> reserve(int max) {
    return broker.reserve(WORKER, List.of(MAIN), max, LEASE);
  }

  /** A broker may hand out a task to have it postponed; what counts is that it is not run early. */
  private void settleEarlyOnes(Instant start) {
    for (Delivery delivery : reserve(10)) {
      Reserved reserved = (Reserved) delivery;
      boolean early = clock.instant().isBefore(reserved.task().options().notBefore());
      settle(reserved, early ? new Outcome.Postponed(start) : Outcome.succeeded());
    }
  }

  private List<Delivery> reserveDue(Instant start) {
    return reserve(10).stream()
        .filter(delivery -> ((Reserved) delivery).task().options().notBefore().equals(start))
        .toList();
  }

  private Settlement settle(Delivery delivery, Outcome outcome) {
    return broker.settle(delivery, outcome);
  }

  private static List<String> ids(List<?> tasksOrDeliveries) {
    return tasksOrDeliveries.stream()
        .map(each -> each instanceof Reserved r ? r.task() : (Task) each)
        .map(task -> task.id().value())
        .toList();
  }

  private static <T> List<T> inParallel(int threads, Callable<T> call) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<T> values = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(Collections.nCopies(threads, call))) {
        values.add(future.get());
      }
      return values;
    }
  }
}
