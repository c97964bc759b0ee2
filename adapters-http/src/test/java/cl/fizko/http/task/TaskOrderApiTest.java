package cl.fizko.http.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Revocation;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.WorkerId;
import cl.fizko.http.Answer;
import cl.fizko.http.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskOrderApiTest {

  private static final String PATH = "/api/celery/tasks/";
  private static final QueueName LOW = new QueueName("low");

  private final TestServer web = new TestServer();

  @AfterEach
  void end() {
    web.close();
  }

  @Test
  void aTaskIsCancelledOnTheOldPathAndOnThatOfTheFrontEnd() {
    Answer deleted =
        web.send(
            web.request(PATH + "t1?terminate=true")
                .header("Authorization", "Bearer " + TestServer.SERVICE)
                .DELETE());

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.object())
        .containsEntry("task_id", "t1")
        .containsEntry("status", "revoked")
        .containsEntry("terminate", true);
    assertThat(web.post(PATH + "t2/cancel", "").status()).isEqualTo(200);
    assertThat(web.operation.since(Instant.EPOCH))
        .extracting(Revocation::id, Revocation::terminate)
        .containsExactly(tuple(new TaskId("t1"), true), tuple(new TaskId("t2"), false));
    assertThat(web.post(PATH + "t2/cancel", "{\"terminate\":\"yes\",\"now\":1}").wrongFields())
        .containsExactly("now", "terminate");
  }

  @Test
  void aDeadTaskIsRetriedUnderItsOwnId() {
    Task task = Task.of(new TaskName("sii.sync"), Arguments.NONE);
    web.operation.publish(LOW, List.of(task));
    web.operation.settle(
        web.operation
            .reserve(new WorkerId("w"), List.of(LOW), 1, Duration.ofSeconds(60))
            .getFirst(),
        new Outcome.DeadLettered(Failure.of("E", "m", "x")));

    Answer retried = web.post(PATH + task.id() + "/retry", "");

    assertThat(retried.status()).isEqualTo(202);
    assertThat(retried.object()).containsEntry("task_id", task.id().value());
    assertThat(web.operation.depth(LOW).ready()).isEqualTo(1);
  }

  @Test
  void aFailedTaskIsSentAnewIfItIsKnownWhatItWasAskedToDo() {
    Task task = Task.of(new TaskName("sii.sync_documents"), Arguments.named(Map.of("months", 3)));
    web.results.put(new TaskResult.Failed(task.id(), Failure.of("E", "m", "x"), Instant.EPOCH));
    assertThat(web.post(PATH + task.id() + "/retry", "").status()).isEqualTo(409);
    web.results.putAsked(task);

    Answer retried = web.post(PATH + task.id() + "/retry", "");

    assertThat(retried.status()).isEqualTo(202);
    Task again = web.broker.published.getFirst().task();
    assertThat(retried.object()).containsEntry("task_id", again.id().value());
    assertThat(again.id()).isNotEqualTo(task.id());
    assertThat(again.arguments()).isEqualTo(task.arguments());
  }

  @Test
  void aTaskIsRetriedInTheQueueThatItCameFrom() {
    Task task = Task.of(new TaskName("python.only"), Arguments.NONE);
    web.results.put(new TaskResult.Failed(task.id(), Failure.of("E", "m", "x"), Instant.EPOCH));
    web.results.putAsked(task, new QueueName("python"));

    assertThat(web.post(PATH + task.id() + "/retry", "").status()).isEqualTo(202);
    assertThat(web.broker.published.getFirst().queue()).isEqualTo(new QueueName("python"));
  }

  @Test
  void aTaskThatDidNotFailIsNotRetriedAsInTheOldApi() {
    TaskId id = new TaskId("done");
    web.results.put(new TaskResult.Succeeded(id, 1, Instant.EPOCH));

    assertThat(web.post(PATH + "done/retry", "").object())
        .containsEntry("status", 400)
        .containsEntry("detail", "Only a task that has failed for good can be retried.");
    assertThat(web.post(PATH + "unheard/retry", "").status()).isEqualTo(400);
    assertThat(web.broker.published).isEmpty();
  }

  @Test
  void anyTaskCanBeSentWithItsOptions() {
    Answer sent =
        web.post(
            "/api/v1/tasks",
            """
            {"name":"python.only","args":[1,null],"kwargs":{"a":{"b":[true]}},"queue":"low",
             "eta":"2999-01-01T00:00:00-03:00","expires":"2999-01-02T00:00:00Z","priority":6}""");

    assertThat(sent.status()).isEqualTo(202);
    assertThat(sent.object()).containsEntry("name", "python.only").containsEntry("queue", "low");
    Task task = web.broker.published.getFirst().task();
    assertThat(web.broker.published.getFirst().queue()).isEqualTo(LOW);
    assertThat(sent.object()).containsEntry("id", task.id().value());
    assertThat(task.arguments().positional()).containsExactly(1, null);
    assertThat(task.options().withHeaders(Map.of()))
        .isEqualTo(
            TaskOptions.DEFAULT
                .withPriority(6)
                .withNotBefore(Instant.parse("2999-01-01T03:00:00Z"))
                .withExpires(Instant.parse("2999-01-02T00:00:00Z")));
    assertThat(web.post("/api/v1/tasks", "{\"name\":\"sii.sync_documents\"}").object())
        .containsEntry("queue", "low");
  }

  @Test
  void everyWrongFieldOfATaskIsToldAtOnce() {
    Answer refused =
        web.post(
            "/api/v1/tasks",
            """
            {"args":{},"kwargs":[],"queue":"","eta":"tomorrow","expires":1,"priority":10,
             "countdown":-1,"unique":"","nmae":"x"}""");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.wrongFields())
        .containsExactly(
            "nmae",
            "name",
            "args",
            "kwargs",
            "queue",
            "eta",
            "countdown",
            "expires",
            "priority",
            "unique");
    assertThat(
            web.post(
                    "/api/v1/tasks",
                    "{\"name\":\"x\",\"countdown\":1,\"eta\":\"2999-01-01T00:00:00Z\"}")
                .wrongFields())
        .containsExactly("countdown");
    assertThat(web.broker.published).isEmpty();
  }
}
