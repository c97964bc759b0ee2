package cl.fizko.postgres.task;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskDefinition;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.Worker;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.core.task.WorkerPorts;
import cl.fizko.core.task.WorkerSettings;
import cl.fizko.core.task.canvas.Canvas;
import cl.fizko.core.task.canvas.Step;
import cl.fizko.core.task.canvas.Unfolding;
import cl.fizko.postgres.PostgresDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker of core over real tables, from end to end. */
@Timeout(120)
class WorkerOnPostgresTest {

  private static final QueueName QUEUE = new QueueName("default");
  private static final TaskRoutes ROUTES = new TaskRoutes(Map.of(), QUEUE);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final TaskName DOUBLE = new TaskName("demo.double");
  private static final TaskName SUM = new TaskName("demo.sum");

  @RegisterExtension static final TaskTables TABLES = new TaskTables();

  private final InstantSource clock = InstantSource.system();
  private final PostgresDatabase database = database();
  private final PostgresSignals signals = new PostgresSignals(database);
  private final PostgresTaskBroker broker = new PostgresTaskBroker(database, signals, KEPT, clock);
  private final PostgresTaskResults results =
      new PostgresTaskResults(database, signals, KEPT, clock);
  private final PostgresTaskQueues queues = new PostgresTaskQueues(database, clock);
  private final Worker worker =
      new Worker(
          WorkerSettings.of(new WorkerId("one@test"), List.of(QUEUE), 100),
          new WorkerPorts(
              broker,
              results,
              new PostgresTaskLimits(database, clock),
              new PostgresRevocations(database, clock)),
          new TaskCatalogue(
              List.of(
                  new TaskDefinition(
                      DOUBLE,
                      "Doubles.",
                      call ->
                          Outcome.succeeded(
                              2 * (Integer) call.task().arguments().positional().getFirst())),
                  new TaskDefinition(
                      SUM,
                      "Sums.",
                      call ->
                          Outcome.succeeded(
                              ((List<?>) call.task().arguments().positional().getFirst())
                                  .stream().mapToInt(each -> (Integer) each).sum())))),
          ROUTES,
          WorkerListener.SILENT,
          clock);

  /** What the worker works on. */
  PostgresDatabase database() {
    return TABLES.database();
  }

  @BeforeEach
  void start() {
    worker.start();
  }

  @AfterEach
  void stop() {
    worker.close();
    signals.close();
  }

  @Test
  void twoThousandTasksAreDone() {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      tasks.add(Task.of(DOUBLE, Arguments.of(i)));
    }
    for (int start = 0; start < tasks.size(); start += 500) {
      broker.publish(QUEUE, tasks.subList(start, start + 500));
    }
    for (int i = 0; i < tasks.size(); i++) {
      TaskResult result = results.await(tasks.get(i).id(), PATIENCE).orElseThrow();
      assertThat(((TaskResult.Succeeded) result).value()).isEqualTo(2 * i);
    }
    assertThat(queues.depth(QUEUE).isDrained()).isTrue();
  }

  @Test
  void aChordIsDoneWithAllItsParts() {
    List<Canvas> parts = new ArrayList<>();
    int sum = 0;
    for (int i = 0; i < 50; i++) {
      parts.add(Step.of(DOUBLE, i));
      sum += 2 * i;
    }
    Unfolding.Unfolded sent =
        new Unfolding(ROUTES, clock)
            .unfold(Canvas.chain(Canvas.chord(parts, Step.of(SUM)), Step.of(DOUBLE)));
    broker.publish(sent.batch());
    TaskId last = sent.results().getLast();
    TaskResult result = results.await(last, PATIENCE).orElseThrow();
    assertThat(((TaskResult.Succeeded) result).value()).isEqualTo(2 * sum);
  }
}
