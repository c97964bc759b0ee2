package cl.fizko.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInTasksTest {

  private static final Map<String, Object> NOTE =
      Map.of("task", "note", "args", List.of("not used"), "options", Map.of());

  private final List<List<Object>> noted = new ArrayList<>();
  private final List<Progress> reports = new ArrayList<>();
  private final TaskCatalogue catalogue =
      new TaskCatalogue(List.of(new TaskDefinition(new TaskName("note"), "", this::note)));

  private Outcome note(TaskCall call) {
    List<Object> values = call.task().arguments().positional();
    noted.add(values);
    call.progress(noted.size(), call.task().name().value());
    return switch (String.valueOf(values.getFirst())) {
      case "fail" -> new Outcome.Failed(Failure.of("E", "m", "no such folio"));
      case "retry" -> new Outcome.Retried(Failure.of("E", "m", "again"), Instant.EPOCH);
      case "nothing" -> Outcome.succeeded();
      case "release" -> new Outcome.Released();
      case "null" -> Outcome.succeeded("null");
      default -> Outcome.succeeded(values.size());
    };
  }

  @Test
  void mapCallsWithEachItemAsTheArgument() throws Exception {
    List<Object> items = Arrays.asList(1, null, List.of(1, 2), "nothing");

    assertThat(run("celery.map", Map.of("task", NOTE, "it", items)))
        .isEqualTo(Outcome.succeeded(Arrays.asList(1, "null", 1, null)));
    assertThat(noted)
        .containsExactly(
            List.of(1), Arrays.asList((Object) null), List.of(List.of(1, 2)), List.of("nothing"));
  }

  @Test
  void starmapCallsWithTheValuesOfEachItem() throws Exception {
    assertThat(
            run(
                "celery.starmap",
                Map.of("task", NOTE, "it", List.of(List.of(1, 2), Arrays.asList(3, null)))))
        .isEqualTo(Outcome.succeeded(List.of(2, 2)));
    assertThat(noted).containsExactly(List.of(1, 2), Arrays.asList(3, null));
  }

  @Test
  void chunksIsAStarmapOverPieces() throws Exception {
    List<Object> items = List.of(List.of(1), List.of(1, 2), List.of(1, 2, 3));

    assertThat(run("celery.chunks", Map.of("task", NOTE, "it", items, "n", 2)))
        .isEqualTo(Outcome.succeeded(List.of(List.of(1, 2), List.of(3))));
    assertThat(run("celery.chunks", Map.of("task", NOTE, "it", List.of(), "n", 2)))
        .isEqualTo(Outcome.succeeded(List.of()));
  }

  @Test
  void argumentsMayBeGivenByPosition() throws Exception {
    Task task = Task.of(new TaskName("celery.map"), Arguments.of(NOTE, List.of(7)));

    assertThat(run(task)).isEqualTo(Outcome.succeeded(List.of(1)));
  }

  @Test
  void theFirstFailureFailsItAndTheRestIsNotCalled() throws Exception {
    assertThat(run("celery.map", Map.of("task", NOTE, "it", List.of(1, "fail", 2))))
        .isEqualTo(new Outcome.Failed(Failure.of("E", "m", "no such folio")));
    assertThat(noted).hasSize(2);
  }

  @Test
  void whatIsCalledInPlaceCannotBeTriedAgainByItself() throws Exception {
    assertThat(run("celery.map", Map.of("task", NOTE, "it", List.of("retry"))))
        .isEqualTo(new Outcome.Failed(Failure.of("E", "m", "again")));
  }

  @Test
  void whatIsHandedBackIsHandedBackAsAWhole() throws Exception {
    assertThat(run("celery.map", Map.of("task", NOTE, "it", List.of(1, "release", 2))))
        .isEqualTo(new Outcome.Released());
  }

  @Test
  void anInterruptIsHeardBetweenTwoItems() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> run("celery.map", Map.of("task", NOTE, "it", List.of(1))))
        .isInstanceOf(InterruptedException.class);
    assertThat(noted).isEmpty();
  }

  @Test
  void theInnerTaskReportsProgressUnderItsOwnName() throws Exception {
    run("celery.map", Map.of("task", NOTE, "it", List.of(1, 1)));

    assertThat(reports).containsExactly(new Progress(1, "note"), new Progress(2, "note"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"celery.map", "celery.starmap", "celery.chunks"})
  void whoseInnerTaskIsNotOursIsNotOurs(String name) {
    Map<String, Object> other = Map.of("task", "python.add");

    assertThat(catalogue.find(task(name, Map.of("task", other, "it", List.of(), "n", 1))))
        .isEmpty();
  }

  @Test
  void otherBuiltInTasksAreNotOurs() {
    assertThat(catalogue.find(task("celery.chord_unlock", Map.of()))).isEmpty();
    assertThat(catalogue.names()).containsExactly(new TaskName("note"));
  }

  @Test
  void aWrongArgumentIsNamedAndNotTriedAgain() {
    assertRefused("celery.map", Map.of("task", "note", "it", List.of()), "'task' expected an obj");
    assertRefused("celery.map", Map.of("it", List.of()), "'task' expected an object");
    assertRefused("celery.map", Map.of("task", NOTE), "'it' expected a list");
    assertRefused("celery.starmap", Map.of("task", NOTE, "it", List.of(1)), "'it' expected a list");
    assertRefused("celery.chunks", Map.of("task", NOTE, "it", List.of(), "n", 0), "'n' expected");
    assertRefused("celery.accumulate", Map.of("index", 0), "'index' expected");
  }

  @Test
  void accumulateReturnsItsArgumentsOrOneOfThem() throws Exception {
    TaskName name = new TaskName("celery.accumulate");

    assertThat(run(Task.of(name, Arguments.of(1, List.of(2)))))
        .isEqualTo(Outcome.succeeded(List.of(1, List.of(2))));
    assertThat(run(Task.of(name, new Arguments(List.of(List.of(1, 2)), Map.of("index", 0)))))
        .isEqualTo(Outcome.succeeded(List.of(1, 2)));
  }

  private void assertRefused(String name, Map<String, Object> arguments, String message) {
    assertThatThrownBy(() -> run(name, arguments))
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            refused -> {
              assertThat(refused.isForGood()).isTrue();
              assertThat(refused.failure().type()).isEqualTo("TypeError");
            })
        .hasMessageContaining(name + ": argument " + message);
  }

  private Outcome run(String name, Map<String, Object> arguments) throws Exception {
    return run(task(name, arguments));
  }

  private Outcome run(Task task) throws Exception {
    TaskCall call = new TaskCall(task, new WorkerId("test"), reports::add);
    return catalogue.find(task).orElseThrow().handler().handle(call).storable();
  }

  private static Task task(String name, Map<String, Object> arguments) {
    return Task.of(new TaskName(name), Arguments.named(arguments));
  }
}
