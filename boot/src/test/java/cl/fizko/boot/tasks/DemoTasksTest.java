package cl.fizko.boot.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.runtime.SteppingClock;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Nothing;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskCall;
import cl.fizko.core.task.TaskCatalogue;
import cl.fizko.core.task.TaskFailedException;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.WorkerId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTasksTest {

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-23T12:00:00.25Z"));
  private final TaskCatalogue catalogue = new TaskCatalogue(new DemoTasks(clock).definitions());

  @Test
  void addTakesWholeNumbersOfAnySizeAndFloats() throws Exception {
    assertThat(value("demo.add", Arguments.of(2, 3))).isEqualTo(BigInteger.valueOf(5));
    assertThat(value("demo.add", Arguments.named(Map.of("x", 2, "y", 0.5)))).isEqualTo(2.5);
    assertThat(value("demo.add", Arguments.of(Long.MAX_VALUE, 1)))
        .isEqualTo(BigInteger.TWO.pow(63));
    assertThat(value("demo.add", new Arguments(List.of(1), Map.of("y", 2))))
        .isEqualTo(BigInteger.valueOf(3));
  }

  @Test
  void anArgumentThatDoesNotFitIsNamed() {
    assertThatThrownBy(() -> run("demo.add", Arguments.of(1, "x"), 0))
        .isInstanceOf(TaskFailedException.class)
        .hasMessageContaining("demo.add: argument 'y' expected a number");
    assertThatThrownBy(() -> run("demo.add", Arguments.of(1), 0))
        .hasMessageContaining("argument 'y' is missing");
  }

  @Test
  void sumAddsAList() throws Exception {
    assertThat(value("demo.sum", Arguments.of(List.of(1, 2, 3)))).isEqualTo(BigInteger.valueOf(6));
    assertThat(value("demo.sum", Arguments.named(Map.of("numbers", List.of()))))
        .isEqualTo(BigInteger.ZERO);
  }

  @Test
  void echoReturnsWhatItGets() throws Exception {
    assertThat(value("demo.echo", new Arguments(List.of(1, "ñ"), Map.of("a", List.of()))))
        .isEqualTo(Map.of("args", List.of(1, "ñ"), "kwargs", Map.of("a", List.of())));
  }

  @Test
  void noopReturnsNothing() throws Exception {
    assertThat(value("demo.noop", Arguments.NONE)).isEqualTo(Nothing.NOTHING);
  }

  @Test
  void sleepReturnsItsSeconds() throws Exception {
    assertThat(value("demo.sleep", Arguments.of(0.001))).isEqualTo(0.001);
  }

  @Test
  void nowIsUnixTimeWithItsFraction() throws Exception {
    assertThat(value("demo.now", Arguments.of(1.0))).isEqualTo(1795435200.25);
  }

  @Test
  void failFailsLikePythonsValueError() {
    assertThatThrownBy(() -> run("demo.fail", Arguments.NONE, 0))
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            e -> {
              assertThat(e.failure().type()).isEqualTo("ValueError");
              assertThat(e.failure().module()).isEqualTo("builtins");
              assertThat(e.failure().message()).isEqualTo("demo failure");
            });
  }

  @Test
  void retryThenOkAsksForRetriesAndReturnsTheirNumber() throws Exception {
    assertThat(run("demo.retry_then_ok", Arguments.NONE, 1))
        .isInstanceOfSatisfying(
            Outcome.Retried.class,
            retried ->
                assertThat(retried.notBefore())
                    .isEqualTo(clock.instant().plus(Duration.ofMillis(200))));
    assertThat(run("demo.retry_then_ok", Arguments.NONE, 2)).isEqualTo(Outcome.succeeded(2));
    assertThat(run("demo.retry_then_ok", Arguments.of(0), 0)).isEqualTo(Outcome.succeeded(0));
  }

  @Test
  void whatMayBeLaunchedCanBeRun() {
    assertThat(new DemoTasks(clock).launchable())
        .allSatisfy(task -> assertThat(catalogue.find(task.name())).isPresent());
  }

  private Object value(String name, Arguments arguments) throws Exception {
    return ((Outcome.Succeeded) run(name, arguments, 0)).value();
  }

  private Outcome run(String name, Arguments arguments, int retries) throws Exception {
    Task task =
        Task.of(new TaskName(name), arguments).with(TaskOptions.DEFAULT.withRetries(retries));
    return catalogue
        .find(task.name())
        .orElseThrow()
        .handler()
        .handle(new TaskCall(task, new WorkerId("worker@test")));
  }
}
