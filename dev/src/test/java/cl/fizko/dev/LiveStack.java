package cl.fizko.dev;

import static org.awaitility.Awaitility.await;

import cl.fizko.boot.role.Client;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** What {@code ./fizko dev} runs, on free ports, once for all classes, and a client of it. */
final class LiveStack implements BeforeAllCallback {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What is kept until the last class has ended. */
  private record Running(Stack stack, Client client) implements AutoCloseable {

    @Override
    public void close() {
      client.close();
      stack.close();
    }
  }

  private @Nullable Running running;

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.create(LiveStack.class))
            .computeIfAbsent(Running.class, key -> started(), Running.class);
  }

  private static Running started() {
    Stack stack =
        Stack.of(
            Optional.empty(),
            0,
            Map.of("FIZKO_UNKNOWN_TASK_PATIENCE", "0", "CELERY_LOG_LEVEL", "ERROR"));
    stack.start();
    await("the web role is ready").atMost(PATIENCE).ignoreExceptions().until(() -> ready(stack));
    return new Running(stack, Client.of(stack.settings()));
  }

  private static boolean ready(Stack stack) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(stack.web().resolve("/health/ready")).timeout(PATIENCE).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200
          && new Timetable(stack.servers().postgres()).exists();
    }
  }

  Stack stack() {
    return running().stack();
  }

  /** Sends a task with arguments by position, to where its name leads. */
  TaskId sends(String name, Object... arguments) {
    Task task = Task.of(new TaskName(name), Arguments.of(arguments));
    running().client().sender().send(task);
    return task.id();
  }

  void sendsTo(String queue, String name, Object... arguments) {
    running()
        .client()
        .sender()
        .send(Task.of(new TaskName(name), Arguments.of(arguments)), new QueueName(queue));
  }

  private Running running() {
    if (running == null) {
      throw new IllegalStateException("the stack was not started");
    }
    return running;
  }
}
