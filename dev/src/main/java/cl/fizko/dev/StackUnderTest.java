package cl.fizko.dev;

import cl.fizko.boot.role.Client;
import cl.fizko.boot.tasks.SmokeTest;
import cl.fizko.core.runtime.Pause;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stack, and the things that the demonstration does with it. */
final class StackUnderTest implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ROW = "demo: a row inserted by SQL";

  private final Optional<Path> data;
  private final Map<String, String> variables;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final JsonMapper json = JsonMapper.builder().build();
  private @Nullable Stack stack;
  private @Nullable Client client;

  StackUnderTest(Optional<Path> data, Map<String, String> variables) {
    this.data = data;
    this.variables = variables;
  }

  void startServers() {
    stack = Stack.of(data, 0, variables);
    client = Client.of(stack.settings());
  }

  void startRoles() throws Exception {
    stack().start();
    until("the web role is ready", () -> get("/health/ready").statusCode() == 200);
    until("the tables are there", () -> timetable().exists());
  }

  void strangersStayOut() throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri("/api/celery/tasks")).build(),
            HttpResponse.BodyHandlers.ofString());
    check(answer.statusCode() == 401, "expected 401 without a token, got " + answer.statusCode());
  }

  void testTaskRuns() {
    TaskResult result = run(Task.of(SmokeTest.NAME, Arguments.NONE));
    check(result instanceof TaskResult.Succeeded, "expected a success, got " + result);
  }

  void launchedTaskSucceeds() throws Exception {
    HttpResponse<String> launched =
        http.send(
            authorized("/api/celery/tasks/launch")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"task_type\": \"demo.add\", \"params\": {\"x\": 2, \"y\": 3}}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    check(launched.statusCode() == 200, "launch answered " + launched.body());
    String id = json.readTree(launched.body()).path("task_id").asString();
    until(
        "the launched task has succeeded",
        () -> {
          JsonNode status = json.readTree(get("/api/celery/tasks/" + id).body());
          return status.path("status").asString().equals("SUCCESS")
              && status.path("result").asInt() == 5;
        });
  }

  void failureIsTold() {
    TaskResult result = run(Task.of(new TaskName("demo.fail"), Arguments.of("on purpose")));
    check(
        result instanceof TaskResult.Failed failed
            && failed.failure().type().equals("ValueError")
            && failed.failure().message().equals("on purpose"),
        "expected a ValueError, got " + result);
  }

  void insertedRowFires() throws Exception {
    timetable().addEvery(1, ROW, SmokeTest.NAME.value());
    until("the row has fired", () -> timetable().firings(ROW) >= 2);
    timetable().disable(ROW);
  }

  void queuesAreDrained() throws Exception {
    for (QueueName queue : stack().settings().worker().queues()) {
      until(queue + " is drained", () -> client().queues().depth(queue).isDrained());
    }
    check(client().deadLetters().count() == 0, "there are dead letters");
  }

  private TaskResult run(Task task) {
    client().sender().send(task);
    return client()
        .results()
        .await(task.id(), PATIENCE)
        .orElseThrow(() -> new AssertionError("no result within " + PATIENCE));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(authorized(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder authorized(String path) {
    return HttpRequest.newBuilder(uri(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + stack().token());
  }

  private URI uri(String path) {
    return stack().web().resolve(path);
  }

  private Timetable timetable() {
    return new Timetable(stack().servers().postgres());
  }

  private static void until(String what, Callable<Boolean> holds) throws Exception {
    Pause pause = new Pause();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.call()) {
      check(System.nanoTime() < end, "not within " + PATIENCE.toSeconds() + " s: " + what);
      pause.goOnAfter(Duration.ofMillis(50));
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  private Stack stack() {
    if (stack == null) {
      throw new IllegalStateException("the servers were not started");
    }
    return stack;
  }

  private Client client() {
    if (client == null) {
      throw new IllegalStateException("the servers were not started");
    }
    return client;
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
    if (stack != null) {
      stack.close();
    }
  }
}
