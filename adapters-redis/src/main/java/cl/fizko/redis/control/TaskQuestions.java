package cl.fizko.redis.control;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.RunningTask;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import cl.fizko.core.task.WorkerControl;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.redis.event.Node;
import cl.fizko.redis.task.CeleryTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be asked about tasks. */
final class TaskQuestions {

  private static final int TOLD_AT_MOST = 1_000;
  private static final int PRIORITY_IN_CELERYS_TIMER = 6;

  private final WorkerControl worker;
  private final TaskQueues queues;
  private final TaskInfo info;

  TaskQuestions(WorkerControl worker, TaskQueues queues, Node node) {
    this.worker = worker;
    this.queues = queues;
    this.info = new TaskInfo(node);
  }

  Map<String, Command> commands() {
    Map<String, Command> commands = new LinkedHashMap<>();
    commands.put("active", arguments -> active());
    commands.put("dump_active", arguments -> active());
    commands.put("reserved", arguments -> reserved());
    commands.put("dump_reserved", arguments -> reserved());
    commands.put("scheduled", arguments -> scheduled());
    commands.put("dump_schedule", arguments -> scheduled());
    commands.put("query_task", arguments -> find(Set.copyOf(arguments.texts("ids"))));
    commands.put("registered", this::registered);
    commands.put("dump_tasks", this::registered);
    commands.put("revoked", arguments -> revoked());
    commands.put("dump_revoked", arguments -> revoked());
    return commands;
  }

  private Answer active() {
    return Answer.of(worker.active().stream().map(info::active).toList());
  }

  private Answer reserved() {
    return Answer.of(worker.reserved().stream().map(info::reserved).toList());
  }

  /** Delayed tasks wait in Redis, not in a worker: all workers of a queue tell the same ones. */
  private Answer scheduled() {
    List<Map<String, Object>> waiting = new ArrayList<>();
    for (QueueName queue : worker.queues()) {
      for (Task task : queues.delayed(queue, TOLD_AT_MOST)) {
        Map<String, Object> entry = new LinkedHashMap<>();
        boolean timed = !task.options().notBefore().equals(TaskOptions.AT_ONCE);
        entry.put("eta", timed ? CeleryTime.write(task.options().notBefore()) : null);
        entry.put("priority", PRIORITY_IN_CELERYS_TIMER);
        entry.put("request", info.waiting(task, queue));
        waiting.add(entry);
      }
    }
    return Answer.of(waiting);
  }

  private Answer find(Set<String> ids) {
    Map<String, Object> found = new LinkedHashMap<>();
    for (RunningTask each : worker.reserved()) {
      found.put(id(each), List.of("reserved", info.reserved(each)));
    }
    for (RunningTask each : worker.active()) {
      found.put(id(each), List.of("active", info.active(each)));
    }
    found.keySet().retainAll(ids);
    return Answer.of(found);
  }

  private static String id(RunningTask running) {
    return running.reserved().task().id().value();
  }

  private Answer registered(CommandArguments arguments) throws CommandException {
    List<String> items =
        arguments.any("taskinfoitems").isPresent() ? arguments.texts("taskinfoitems") : List.of();
    boolean withRate = items.isEmpty() || items.contains("rate_limit");
    boolean builtins = arguments.flag("builtins");
    return Answer.of(
        worker.registered().stream()
            .filter(name -> builtins || !name.value().startsWith("celery."))
            .map(name -> withRate ? withRate(name) : name.value())
            .toList());
  }

  private String withRate(TaskName name) {
    return worker
        .rate(name)
        .map(rate -> name + " [rate_limit=" + rate + "]")
        .orElseGet(name::value);
  }

  private Answer revoked() {
    return Answer.of(worker.revocations().stream().map(each -> each.id().value()).toList());
  }
}
