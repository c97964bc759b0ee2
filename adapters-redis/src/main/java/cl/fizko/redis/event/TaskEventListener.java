package cl.fizko.redis.event;

import cl.fizko.core.task.Delivery;
import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Lineage;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.Reserved;
import cl.fizko.core.task.Settlement;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.WorkerListener;
import cl.fizko.redis.task.CeleryTime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Turns what a worker does into Celery's task events (celery-wire §7). */
final class TaskEventListener implements WorkerListener {

  private static final int SIGTERM = 15;
  private static final PythonRepr REPR = new PythonRepr(1_024);

  private final TaskEvents events;

  TaskEventListener(TaskEvents events) {
    this.events = events;
  }

  @Override
  public void received(Reserved reserved) {
    if (events.areWanted()) {
      events.note("task-received", event -> receivedFields(event, reserved.task()));
    }
  }

  private static void receivedFields(ObjectNode event, Task task) {
    TaskOptions options = task.options();
    uuid(event, task);
    event.put("name", task.name().value());
    event.put("args", REPR.tuple(task.arguments().positional()));
    event.put("kwargs", REPR.of(task.arguments().named()));
    switch (options.lineage()) {
      case Lineage.First first -> {
        event.put("root_id", task.id().value());
        event.putNull("parent_id");
      }
      case Lineage.ChildOf child -> {
        event.put("root_id", child.root().value());
        event.put("parent_id", child.parent().value());
      }
    }
    event.put("retries", options.retries());
    event.put("eta", time(options.notBefore(), TaskOptions.AT_ONCE));
    event.put("expires", time(options.expires(), TaskOptions.NEVER));
  }

  private static @Nullable String time(Instant time, Instant absent) {
    return time.equals(absent) ? null : CeleryTime.write(time);
  }

  @Override
  public void started(Reserved reserved) {
    if (events.areWanted()) {
      events.note("task-started", event -> uuid(event, reserved.task()));
    }
  }

  @Override
  public void settled(Delivery delivery, Outcome outcome, Settlement settlement, Duration took) {
    if (events.areWanted()
        && delivery instanceof Reserved reserved
        && settlement instanceof Settlement.Settled) {
      ended(reserved.task(), outcome, took);
    }
  }

  private void ended(Task task, Outcome outcome, Duration took) {
    switch (outcome) {
      case Outcome.Succeeded done ->
          note(
              "task-succeeded",
              task,
              event -> {
                event.put("result", REPR.of(done.value()));
                event.put("runtime", took.toNanos() / 1e9);
              });
      case Outcome.Failed failed -> failed("task-failed", task, failed.failure());
      case Outcome.DeadLettered dead -> failed("task-failed", task, dead.cause());
      case Outcome.Retried retried -> failed("task-retried", task, retried.cause());
      case Outcome.Revoked revoked ->
          note("task-revoked", task, event -> revokedFields(event, revoked.reason()));
      case Outcome.Declined declined -> handedBack(task);
      case Outcome.Released released -> handedBack(task);
      case Outcome.Postponed postponed -> {}
      case Outcome.Admitted admitted -> {}
    }
  }

  private void failed(String type, Task task, Failure failure) {
    note(
        type,
        task,
        event -> {
          event.put("exception", REPR.error(failure));
          event.put("traceback", failure.trace());
        });
  }

  private static void revokedFields(ObjectNode event, String reason) {
    boolean terminated = reason.equals("terminated");
    event.put("terminated", terminated);
    event.put("signum", terminated ? SIGTERM : null);
    event.put("expired", reason.equals("expired"));
  }

  private void handedBack(Task task) {
    note("task-rejected", task, event -> event.put("requeue", true));
  }

  private void note(String type, Task task, Consumer<ObjectNode> fields) {
    events.note(
        type,
        event -> {
          uuid(event, task);
          fields.accept(event);
        });
  }

  private static void uuid(ObjectNode event, Task task) {
    event.put("uuid", task.id().value());
  }
}
