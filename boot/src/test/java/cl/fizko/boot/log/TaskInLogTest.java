package cl.fizko.boot.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskDefinition;
import cl.fizko.core.task.TaskHandler;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.Worker;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.WorkerPorts;
import cl.fizko.core.task.WorkerSettings;
import cl.fizko.core.task.port.InMemoryTaskBroker;
import cl.fizko.core.task.port.InMemoryTaskLimits;
import cl.fizko.core.task.port.InMemoryTaskResults;
import cl.fizko.core.trace.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which task a line of the log is about, as whoever reads the log finds it. */
@Timeout(30)
class TaskInLogTest {

  private static final QueueName QUEUE = new QueueName("default");
  private static final TaskName NAME = new TaskName("greet");
  private static final org.slf4j.Logger OF_A_HANDLER = LoggerFactory.getLogger("a.handler.of.ours");

  private final Recorder recorder = new Recorder();
  private final Encoder<ILoggingEvent> json =
      LogSetup.encoder(new JsonLine(), root().getLoggerContext());

  /** Keeps each line as JSON, with what its thread was about when it was logged. */
  private final class Recorder extends AppenderBase<ILoggingEvent> {

    private final BlockingQueue<JsonNode> lines = new LinkedBlockingQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      String line = new String(json.encode(event), UTF_8);
      assertThat(line).endsWith("\n").hasLineCount(1);
      lines.add(new JsonMapper().readTree(line));
    }

    JsonNode await(String text) throws InterruptedException {
      while (true) {
        JsonNode line = lines.poll(20, TimeUnit.SECONDS);
        assertThat(line).as("a line with '%s'", text).isNotNull();
        if (line.path("message").asString().contains(text)) {
          return line;
        }
      }
    }
  }

  @BeforeEach
  void listen() {
    root().setLevel(Level.INFO);
    recorder.start();
    root().addAppender(recorder);
  }

  @AfterEach
  void stopListening() {
    root().detachAppender(recorder);
    root().setLevel(Level.WARN);
  }

  @Test
  void whatAHandlerLogsNamesItsTask() throws Exception {
    Task task = Task.of(NAME, Arguments.NONE);
    run(
        task,
        call -> {
          OF_A_HANDLER.info("Hello,\n\"{}\"", "ñandú");
          return Outcome.succeeded();
        });
    JsonNode own = recorder.await("Hello");
    assertThat(own.path("message").asString()).isEqualTo("Hello,\n\"ñandú\"");
    assertThat(own.path("level").asString()).isEqualTo("INFO");
    assertThat(own.path("logger").asString()).isEqualTo("a.handler.of.ours");
    assertThat(Instant.parse(own.path("time").asString())).isBefore(Instant.MAX);
    assertIsAbout(task, own);
    assertIsAbout(task, recorder.await("] succeeded in"));
  }

  @Test
  void allThatIsLoggedOfATaskNamesItsTraceAndItsCompany() throws Exception {
    TraceContext sender = new TraceContext("a".repeat(32), "b".repeat(16), true, "");
    Task task =
        Task.of(NAME, new Arguments(List.of(), Map.of("company_id", "77-a", "password", "hidden")))
            .sent(sender, Instant.EPOCH);
    run(
        task,
        call -> {
          OF_A_HANDLER.info("Hello");
          return Outcome.succeeded();
        });
    for (String text : List.of("] received", "Hello", "] succeeded in")) {
      JsonNode line = recorder.await(text);
      assertIsAbout(task, line);
      assertThat(line.path("trace_id").asString()).isEqualTo(sender.traceId());
      assertThat(line.path("span_id").asString()).isEqualTo(task.trace().spanId());
      assertThat(line.path("company_id").asString()).isEqualTo("77-a");
      assertThat(line.toString()).doesNotContain("hidden");
    }
  }

  @Test
  void aHandlerMayAskInWhichTraceItWorks() throws Exception {
    BlockingQueue<TraceContext> seen = new LinkedBlockingQueue<>();
    Task task = Task.of(NAME, Arguments.NONE);
    run(
        task,
        call -> {
          LogSetup.currentTrace().get().ifPresent(seen::add);
          return Outcome.succeeded();
        });
    assertThat(seen).containsExactly(task.trace());
    assertThat(LogSetup.currentTrace().get()).isEmpty();
  }

  @Test
  void whatIsNoPlainIdIsNoCompanyInTheLog() throws Exception {
    Task task = Task.of(NAME, new Arguments(List.of(), Map.of("company_id", List.of("a", "b"))));
    run(task, call -> Outcome.succeeded());
    assertThat(recorder.await("] succeeded in").has("company_id")).isFalse();
  }

  @Test
  void aTraceIsInItsLine() throws Exception {
    Task task = Task.of(NAME, Arguments.NONE);
    run(
        task,
        call -> {
          OF_A_HANDLER.warn("It failed", new IllegalStateException("no such folio"));
          throw new IllegalStateException("no such folio");
        });
    JsonNode own = recorder.await("It failed");
    assertThat(own.path("error").asString())
        .isEqualTo("java.lang.IllegalStateException: no such folio");
    assertThat(own.path("stack").asString()).contains("TaskInLogTest");
    assertIsAbout(task, own);
    assertIsAbout(task, recorder.await("] raised IllegalStateException"));
  }

  private static void assertIsAbout(Task task, JsonNode line) {
    assertThat(line.path("task_id").asString()).isEqualTo(task.id().value());
    assertThat(line.path("task_name").asString()).isEqualTo("greet");
  }

  private static void run(Task task, TaskHandler handler) {
    InstantSource clock = InstantSource.system();
    InMemoryTaskResults results = new InMemoryTaskResults();
    InMemoryTaskBroker broker = new InMemoryTaskBroker(results, clock);
    broker.publish(QUEUE, List.of(task));
    Worker worker =
        new Worker(
            WorkerSettings.of(new WorkerId("worker@test"), List.of(QUEUE), 1),
            new WorkerPorts(broker, results, new InMemoryTaskLimits(clock), broker),
            new TaskCatalogue(List.of(new TaskDefinition(NAME, "Greets.", handler))),
            new TaskRoutes(Map.of(), QUEUE),
            new WorkerLog(retirement -> {}),
            clock);
    worker.start();
    try {
      assertThat(results.await(task.id(), Duration.ofSeconds(20))).isPresent();
    } finally {
      worker.close();
    }
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
