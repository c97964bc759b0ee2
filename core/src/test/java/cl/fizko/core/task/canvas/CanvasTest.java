package cl.fizko.core.task.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Lineage;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Revocation;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskCall;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskDefinition;
import cl.fizko.core.task.TaskFailedException;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.TaskSender;
import cl.fizko.core.task.Worker;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.WorkerPorts;
import cl.fizko.core.task.WorkerSettings;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskLimits;
import cl.fizko.core.task.port.InMemoryTaskResults;
import cl.fizko.core.trace.TraceContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Canvases on a worker, as somebody sees them who sends them. */
@Timeout(60)
class CanvasTest {

  private static final QueueName QUEUE = new QueueName("default");
  private static final QueueName LOW = new QueueName("low");
  private static final TaskName ADD = new TaskName("add");
  private static final TaskName SUM = new TaskName("sum");
  private static final TaskName FAIL = new TaskName("fail");
  private static final TaskName NOTE = new TaskName("note");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final InstantSource clock = InstantSource.system();
  private final InMemoryTaskResults results = new InMemoryTaskResults();
  private final InMemoryTaskBroker broker = new InMemoryTaskBroker(results, clock);
  private final TaskRoutes routes = new TaskRoutes(Map.of(), QUEUE);
  private final TaskSender sender = new TaskSender(broker, routes, clock);
  private final BlockingQueue<Task> noted = new LinkedBlockingQueue<>();
  private final Worker worker =
      new Worker(
          WorkerSettings.of(new WorkerId("worker@test"), List.of(QUEUE, LOW), 4),
          new WorkerPorts(broker, results, new InMemoryTaskLimits(clock), broker),
          new TaskCatalogue(
              List.of(
                  new TaskDefinition(ADD, "Adds all its arguments.", CanvasTest::add),
                  new TaskDefinition(SUM, "Adds a list.", CanvasTest::sum),
                  new TaskDefinition(FAIL, "Fails.", CanvasTest::fail),
                  new TaskDefinition(NOTE, "Notes what it is called with.", this::note))),
          routes,
          WorkerListener.SILENT,
          clock);

  @BeforeEach
  void start() {
    worker.start();
  }

  @AfterEach
  void stop() {
    worker.close();
  }

  @Test
  void aChainPassesEachResultOn() {
    assertThat(value(Canvas.chain(step(ADD, 1, 2), step(ADD, 10), step(ADD, 100)))).isEqualTo(113L);
  }

  @Test
  void anImmutableStepTakesItsOwnArgumentsAlone() {
    assertThat(value(Canvas.chain(step(ADD, 1, 2), step(ADD, 10).alone(), step(ADD, 100))))
        .isEqualTo(110L);
  }

  @Test
  void aGroupHasAResultForEachMember() {
    List<TaskId> ids = sender.send(Canvas.group(step(ADD, 1), step(ADD, 2), step(ADD, 3)));
    assertThat(ids.stream().map(this::value)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void theBodyOfAChordGetsTheResultsInOrder() throws Exception {
    value(Canvas.chord(List.of(step(ADD, 1), step(ADD, 2), step(ADD, 3)), step(NOTE)));
    assertThat(noted().arguments()).isEqualTo(Arguments.of(List.of(1L, 2L, 3L)));
  }

  @Test
  void whatFollowsStaysInTheTraceOfWhatWasSent() throws Exception {
    TraceContext ours = TraceContext.fresh(new Random(7));
    TaskSender traced = new TaskSender(broker, routes, clock, () -> Optional.of(ours));
    traced.send(Canvas.chain(step(ADD, 1, 2), step(NOTE)));
    Task inChain = noted();
    traced.send(Canvas.chord(List.of(step(ADD, 1), step(ADD, 2)), step(NOTE)));
    Task body = noted();
    traced.send(step(FAIL).with(linkedOnError(step(NOTE))));
    Task errback = noted();
    assertThat(List.of(inChain, body, errback))
        .allSatisfy(task -> assertThat(task.trace().traceId()).isEqualTo(ours.traceId()))
        .extracting(task -> String.valueOf(task.options().headers().get("traceparent")))
        .doesNotContain(ours.parent())
        .doesNotHaveDuplicates();
  }

  private static CanvasOptions linkedOnError(Canvas errback) {
    return new CanvasOptions(Map.of(), List.of(), List.of(errback), List.of(), Optional.empty());
  }

  @Test
  void aChordWithoutHeaderGoesToItsBodyAtOnce() {
    assertThat(value(Canvas.chord(List.of(), step(SUM)))).isEqualTo(0L);
  }

  @Test
  void aGroupInAChainIsAChord() {
    assertThat(
            value(
                Canvas.chain(
                    step(ADD, 1, 1),
                    Canvas.group(step(ADD, 10), step(ADD, 20)),
                    step(SUM),
                    step(ADD, 5))))
        .isEqualTo(39L);
  }

  @Test
  void twoGroupsInAChainAreTwoChords() {
    assertThat(
            value(
                Canvas.chain(
                    Canvas.group(step(ADD, 1), step(ADD, 2)),
                    step(SUM),
                    Canvas.group(step(ADD, 10), step(ADD, 20)),
                    step(SUM))))
        .isEqualTo(36L);
  }

  @Test
  void aChainMayEndInAGroup() {
    List<TaskId> ids =
        sender.send(Canvas.chain(step(ADD, 1, 1), Canvas.group(step(ADD, 10), step(ADD, 20))));
    assertThat(ids.stream().map(this::value)).containsExactly(12L, 22L);
  }

  @Test
  void aChordOfChainsCountsTheEndsOfTheChains() {
    assertThat(
            value(
                Canvas.chord(
                    List.of(
                        Canvas.chain(step(ADD, 1, 1), step(ADD, 10)),
                        Canvas.chain(step(ADD, 2, 2), step(ADD, 10))),
                    step(SUM))))
        .isEqualTo(26L);
  }

  @Test
  void aChordMayBePartOfAChord() {
    assertThat(
            value(
                Canvas.chord(
                    List.of(
                        Canvas.chord(List.of(step(ADD, 1), step(ADD, 2)), step(SUM)),
                        step(ADD, 10)),
                    step(SUM))))
        .isEqualTo(13L);
  }

  @Test
  void aChainThatEndsInAChordMayBePartOfAChord() {
    Canvas chain =
        Canvas.chain(step(ADD, 1), Canvas.chord(List.of(step(ADD, 1), step(ADD, 2)), step(SUM)));
    assertThat(value(Canvas.chord(List.of(chain, step(ADD, 10)), step(SUM)))).isEqualTo(15L);
  }

  @Test
  void aGroupInAGroupIsOneWithIt() {
    assertThat(
            value(
                Canvas.chord(
                    List.of(step(ADD, 1), Canvas.group(step(ADD, 2), step(ADD, 3))), step(SUM))))
        .isEqualTo(6L);
  }

  @Test
  void theBodyOfAChordMayBeAChain() {
    assertThat(
            value(
                Canvas.chord(
                    List.of(step(ADD, 1), step(ADD, 2)), Canvas.chain(step(SUM), step(ADD, 100)))))
        .isEqualTo(103L);
  }

  @Test
  void whatIsLinkedGetsTheResult() throws Exception {
    sender.send(step(ADD, 1, 2).onSuccess(step(NOTE, "x")).onSuccess(step(NOTE, "y").alone()));
    assertThat(List.of(noted().arguments(), noted().arguments()))
        .containsExactlyInAnyOrder(Arguments.of(3L, "x"), Arguments.of("y"));
  }

  @Test
  void whatIsLinkedToAnErrorGetsTheIdOfWhatFailed() throws Exception {
    Canvas failing = step(FAIL).onSuccess(step(NOTE, "never")).onFailure(step(NOTE, "failed"));
    TaskId id = sender.send(failing).getFirst();
    Task told = noted();
    assertThat(told.arguments()).isEqualTo(Arguments.of(id.value(), "failed"));
    assertThat(told.options().lineage()).isEqualTo(new Lineage.ChildOf(id, id));
    assertThat(noted).isEmpty();
  }

  @Test
  void whatComesAfterAFailureInAChainFailsWithIt() {
    TaskId last = sender.send(Canvas.chain(step(FAIL), step(ADD, 1), step(ADD, 2))).getFirst();
    assertThat(failure(last).message()).isEqualTo("no such folio");
  }

  @Test
  void aLinkToTheErrorOfAChainIsThatOfEachStep() throws Exception {
    sender.send(Canvas.chain(step(ADD, 1), step(FAIL)).onFailure(step(NOTE, "failed")));
    assertThat(noted().arguments().positional()).contains("failed");
  }

  @Test
  void aFailedPartFailsTheBody() throws Exception {
    Canvas chord =
        Canvas.chord(List.of(step(ADD, 1), step(FAIL)), step(SUM).onFailure(step(NOTE, "failed")));
    TaskId body = sender.send(chord).getFirst();
    assertThat(failure(body).type()).isEqualTo("ChordError");
    assertThat(failure(body).message()).contains("ValueError").contains("no such folio");
    assertThat(noted().arguments()).isEqualTo(Arguments.of(body.value(), "failed"));
  }

  @Test
  void aFailedPartLeavesNobodyWaitingForABodyThatIsAGroup() {
    List<TaskId> ids =
        sender.send(
            Canvas.chord(List.of(step(ADD, 1), step(FAIL)), Canvas.group(step(SUM), step(SUM))));
    assertThat(ids).hasSize(2);
    ids.forEach(id -> assertThat(failure(id).type()).isEqualTo("ChordError"));
  }

  @Test
  void aFailureInAChainThatIsPartOfAChordFailsTheBody() {
    TaskId body =
        sender
            .send(
                Canvas.chord(
                    List.of(step(ADD, 1), Canvas.chain(step(FAIL), step(ADD, 1))), step(SUM)))
            .getFirst();
    assertThat(failure(body).type()).isEqualTo("ChordError");
  }

  @Test
  void aRevokedPartFailsTheBody() {
    TaskId part = TaskId.random();
    worker.control().learn(List.of(new Revocation(part, false, clock.instant())));
    Step revoked = step(ADD, 1);
    TaskId body =
        sender
            .send(
                Canvas.chord(
                    List.of(revoked.with(revoked.options().withId(part)), step(ADD, 1)), step(SUM)))
            .getFirst();
    assertThat(failure(body).type()).isEqualTo("ChordError");
  }

  @Test
  void stepsKeepTheirQueuesAndKnowWhereTheyComeFrom() throws Exception {
    sender.send(Canvas.chain(step(ADD, 1).onQueue(LOW), step(NOTE).onQueue(LOW)));
    Task last = noted();
    assertThat(last.options().lineage()).isInstanceOf(Lineage.ChildOf.class);
    Lineage.ChildOf child = (Lineage.ChildOf) last.options().lineage();
    assertThat(child.root()).isEqualTo(child.parent());
  }

  @Test
  void aLargeGroupIsJoined() {
    List<Canvas> header = Collections.nCopies(500, step(ADD, 2));
    assertThat(value(Canvas.chord(header, step(SUM)))).isEqualTo(1_000L);
  }

  private static Step step(TaskName name, Object... arguments) {
    return Step.of(name, arguments);
  }

  private Object value(Canvas canvas) {
    return value(sender.send(canvas).getFirst());
  }

  private Object value(TaskId id) {
    TaskResult result = results.await(id, PATIENCE).orElseThrow();
    assertThat(result).isInstanceOf(TaskResult.Succeeded.class);
    return ((TaskResult.Succeeded) result).value();
  }

  private Failure failure(TaskId id) {
    TaskResult result = results.await(id, PATIENCE).orElseThrow();
    assertThat(result).isInstanceOf(TaskResult.Failed.class);
    return ((TaskResult.Failed) result).failure();
  }

  private Task noted() throws InterruptedException {
    Task task = noted.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(task).isNotNull();
    return task;
  }

  private static Outcome add(TaskCall call) {
    return Outcome.succeeded(total(call.task().arguments().positional()));
  }

  private static Outcome sum(TaskCall call) {
    return Outcome.succeeded(total((List<?>) call.task().arguments().positional().getFirst()));
  }

  private static long total(List<?> numbers) {
    return numbers.stream().mapToLong(number -> ((Number) number).longValue()).sum();
  }

  private static Outcome fail(TaskCall call) throws TaskFailedException {
    throw new TaskFailedException(Failure.of("ValueError", "builtins", "no such folio"));
  }

  private Outcome note(TaskCall call) {
    noted.add(call.task());
    return Outcome.succeeded();
  }
}
