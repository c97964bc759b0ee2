package cl.fizko.redis.task;

import cl.fizko.core.task.Failure;
import cl.fizko.core.task.Lineage;
import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.Progress;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.canvas.Batch;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes results as Celery's Redis backend does with {@code result_extended} (celery-wire §4). */
final class ResultWriter {

  private static final String CELERY_EXCEPTIONS = "celery.exceptions";

  private final CeleryJson json;

  ResultWriter(CeleryJson json) {
    this.json = json;
  }

  /**
   * The result that an outcome is; empty if it is none.
   *
   * @param sent what was sent with it
   */
  Optional<byte[]> write(
      Task task, QueueName queue, WorkerId worker, Outcome outcome, Batch sent, Instant now) {
    return result(outcome, now)
        .map(
            node -> {
              ArrayNode children = node.putArray("children");
              sent.tasks().forEach(each -> children.add(tuple(each.task().id())));
              extend(node, task, queue, worker);
              return finish(node, task.id());
            });
  }

  /** The result of a task that will never run. */
  Optional<byte[]> verdict(TaskId id, Outcome outcome, Instant now) {
    return result(outcome, now).map(node -> finish(node, id));
  }

  /** The part of a chord: {@code [1, id, state, result]}. */
  byte[] part(TaskId id, Outcome outcome, Instant now) {
    ArrayNode part = json.array();
    part.add(1);
    part.add(id.value());
    result(outcome, now)
        .ifPresent(
            node -> {
              part.add(node.path("status"));
              part.add(node.path("result"));
            });
    return json.write(part);
  }

  private ArrayNode tuple(TaskId id) {
    ArrayNode tuple = json.array();
    tuple.addArray().add(id.value()).addNull();
    tuple.addNull();
    return tuple;
  }

  private Optional<ObjectNode> result(Outcome outcome, Instant now) {
    return switch (outcome.storable()) {
      case Outcome.Succeeded done -> Optional.of(succeeded(done, now));
      case Outcome.Failed failed ->
          Optional.of(failed("FAILURE", failed.failure(), Optional.of(now)));
      case Outcome.DeadLettered dead ->
          Optional.of(failed("FAILURE", dead.cause(), Optional.of(now)));
      case Outcome.Retried retried ->
          Optional.of(failed("RETRY", retried.cause(), Optional.empty()));
      case Outcome.Revoked revoked ->
          Optional.of(
              failed(
                  "REVOKED",
                  Failure.of("TaskRevokedError", CELERY_EXCEPTIONS, revoked.reason()),
                  Optional.of(now)));
      case Outcome.Postponed postponed -> Optional.empty();
      case Outcome.Admitted admitted -> Optional.empty();
      case Outcome.Declined declined -> Optional.empty();
      case Outcome.Released released -> Optional.empty();
    };
  }

  byte[] progressed(Task task, WorkerId worker, Progress progress) {
    ObjectNode node = json.object();
    node.put("status", "PROGRESS");
    ObjectNode detail = node.putObject("result");
    detail.put("percent", progress.percent());
    detail.put("message", progress.message());
    detail.put("hostname", worker.value());
    node.putNull("traceback");
    node.putArray("children");
    node.putNull("date_done");
    return finish(node, task.id());
  }

  byte[] started(Task task, WorkerId worker) {
    ObjectNode node = json.object();
    node.put("status", "STARTED");
    ObjectNode who = node.putObject("result");
    who.put("pid", ProcessHandle.current().pid());
    who.put("hostname", worker.value());
    node.putNull("traceback");
    node.putArray("children");
    node.putNull("date_done");
    return finish(node, task.id());
  }

  /** The failure of a message of which nothing but its id could be read. */
  byte[] unreadable(TaskId id, Failure cause, Instant now) {
    return finish(failed("FAILURE", cause, Optional.of(now)), id);
  }

  private ObjectNode succeeded(Outcome.Succeeded done, Instant now) {
    ObjectNode node = json.object();
    node.put("status", "SUCCESS");
    node.set("result", json.tree(done.value()));
    node.putNull("traceback");
    node.putArray("children");
    node.put("date_done", CeleryTime.write(now));
    return node;
  }

  private ObjectNode failed(String status, Failure failure, Optional<Instant> done) {
    ObjectNode node = json.object();
    node.put("status", status);
    ObjectNode result = node.putObject("result");
    result.put("exc_type", failure.type());
    result.set("exc_message", json.tree(failure.constructorArguments()));
    result.put("exc_module", failure.module());
    if (failure.trace().isEmpty()) {
      node.putNull("traceback");
    } else {
      node.put("traceback", failure.trace());
    }
    node.putArray("children");
    done.ifPresentOrElse(
        at -> node.put("date_done", CeleryTime.write(at)), () -> node.putNull("date_done"));
    return node;
  }

  private void extend(ObjectNode node, Task task, QueueName queue, WorkerId worker) {
    node.put("name", task.name().value());
    node.set("args", json.tree(task.arguments().positional()));
    node.set("kwargs", json.tree(task.arguments().named()));
    node.put("worker", worker.value());
    node.put("retries", task.options().retries());
    node.put("queue", queue.value());
    task.followUps().group().ifPresent(member -> node.put("group_id", member.group().value()));
    if (task.options().lineage() instanceof Lineage.ChildOf child) {
      node.put("parent_id", child.parent().value());
    }
  }

  private byte[] finish(ObjectNode node, TaskId id) {
    node.put("task_id", id.value());
    return json.write(node);
  }
}
