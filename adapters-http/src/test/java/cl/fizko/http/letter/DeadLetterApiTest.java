package cl.fizko.http.letter;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.DeadLetterFilter;
import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.WorkerId;
import cl.fizko.http.Answer;
import cl.fizko.http.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterApiTest {

  private static final String PATH = "/api/v1/dead-letters";
  private static final QueueName LOW = new QueueName("low");

  private final TestServer web = new TestServer();

  @AfterEach
  void end() {
    web.close();
  }

  private void bury(String task, String error, String message) {
    web.operation.publish(
        LOW, List.of(Task.of(new TaskName(task), Arguments.named(Map.of("clave", "s3cret")))));
    Delivery delivery =
        web.operation
            .reserve(new WorkerId("w"), List.of(LOW), 1, Duration.ofSeconds(60))
            .getFirst();
    web.operation.settle(
        delivery, new Outcome.DeadLettered(Failure.of(error, "builtins", message)));
  }

  private String newestId() {
    return web.operation.newest(DeadLetterFilter.ALL, 1).getFirst().id();
  }

  private static List<?> items(Answer answer) {
    return (List<?>) answer.object().getOrDefault("items", List.of());
  }

  @Test
  void lettersAreReadPageByPage() {
    for (int i = 0; i < 5; i++) {
      bury("sii.sync", "TimeoutError", "number " + i);
    }
    List<Object> read = new ArrayList<>();
    String query = "?limit=2";
    for (int page = 0; page < 3; page++) {
      Answer answer = web.get(PATH + query);
      read.addAll(items(answer));
      query = "?limit=2&cursor=" + answer.object().get("next");
      assertThat(answer.object().containsKey("next")).isEqualTo(page < 2);
    }
    assertThat(read).hasSize(5).doesNotHaveDuplicates();
    assertThat(read.getFirst().toString()).contains("number 4", "cause=TimeoutError");
    assertThat(web.get(PATH + "?cursor=bm9uZQ&limit=x").wrongFields()).containsExactly("limit");
    assertThat(web.get(PATH + "?cursor=bm9uZQ").wrongFields()).containsExactly("cursor");
    assertThat(web.get(PATH + "?cursor=%21%21").wrongFields()).containsExactly("cursor");
  }

  @Test
  void lettersAreFilteredAndGroupedByTaskAndCause() {
    bury("sii.sync", "TimeoutError", "portal");
    bury("sii.sync", "TimeoutError", "portal again");
    bury("sii.sync", "ValueError", "TimeoutError is only mentioned");
    bury("demo.echo", "TimeoutError", "x");

    assertThat(items(web.get(PATH + "?task=sii.sync&cause=TimeoutError"))).hasSize(2);
    assertThat(items(web.get(PATH + "?queue=default"))).isEmpty();
    assertThat(items(web.get(PATH + "/groups")).toString())
        .contains("{task=sii.sync, cause=TimeoutError, count=2")
        .contains("{task=sii.sync, cause=ValueError, count=1")
        .contains("{task=demo.echo, cause=TimeoutError, count=1");
  }

  @Test
  void aLetterIsShownWithItsSecretsMasked() {
    bury("sii.sync", "TimeoutError", "portal");

    Answer letter = web.get(PATH + "/" + newestId());

    assertThat(letter.object())
        .containsEntry("task", "sii.sync")
        .containsEntry("kwargs", Map.of("clave", "***"));
    assertThat(letter.body()).doesNotContain("s3cret");
    assertThat(web.get(PATH + "/0").status()).isEqualTo(404);
  }

  @Test
  void oneLetterIsReplayedOrDiscarded() {
    bury("sii.sync", "TimeoutError", "portal");
    String id = newestId();

    assertThat(web.post(PATH + "/" + id + "/replay", "").status()).isEqualTo(204);
    assertThat(web.post(PATH + "/" + id + "/replay", "").status()).isEqualTo(404);
    assertThat(web.operation.depth(LOW).ready()).isEqualTo(1);
    web.operation.purge(LOW);
    bury("sii.sync", "TimeoutError", "portal");
    assertThat(web.post(PATH + "/" + newestId() + "/discard", "").status()).isEqualTo(204);
    assertThat(web.operation.count()).isZero();
  }

  @Test
  void aGroupIsReplayedWhole() {
    bury("sii.sync", "TimeoutError", "portal");
    bury("sii.sync", "TimeoutError", "portal");
    bury("sii.sync", "ValueError", "bad");

    assertThat(
            web.post(PATH + "/replay", "{\"task\":\"sii.sync\",\"cause\":\"TimeoutError\"}")
                .object())
        .containsEntry("count", 2);
    assertThat(web.operation.depth(LOW).ready()).isEqualTo(2);
    assertThat(web.post(PATH + "/discard", "{\"ids\":[\"" + newestId() + "\",\"no\"]}").object())
        .containsEntry("count", 1);
  }

  @Test
  void whatIsMeantHasToBeSaidInOneWay() {
    for (String body : List.of("{}", "{\"ids\":[\"1\"],\"task\":\"x\"}", "{\"ids\":[]}")) {
      assertThat(web.post(PATH + "/discard", body).wrongFields()).as(body).containsExactly("ids");
    }
    assertThat(web.post(PATH + "/discard", "{\"task\":1,\"causes\":2}").wrongFields())
        .containsExactly("causes", "task");
  }
}
