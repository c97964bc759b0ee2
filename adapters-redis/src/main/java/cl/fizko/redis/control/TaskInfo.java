package cl.fizko.redis.control;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.RunningTask;
import cl.fizko.core.task.Task;
import cl.fizko.redis.event.Node;
import cl.fizko.redis.task.CeleryTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of a task that a worker has, in Celery's form (celery-wire §6). */
final class TaskInfo {

  private final Node node;

  TaskInfo(Node node) {
    this.node = node;
  }

  Map<String, Object> active(RunningTask running) {
    Map<String, Object> info = reserved(running);
    info.put("time_start", CeleryTime.unix(running.since()));
    info.put("worker_pid", node.pid());
    return info;
  }

  Map<String, Object> reserved(RunningTask held) {
    Boolean again = held.reserved().deliveries() > 1 ? true : null;
    return info(held.reserved().task(), held.reserved().queue(), again);
  }

  /** One that waits for its time. */
  Map<String, Object> waiting(Task task, QueueName queue) {
    return info(task, queue, null);
  }

  private Map<String, Object> info(Task task, QueueName queue, @Nullable Boolean redelivered) {
    Map<String, Object> delivery = new LinkedHashMap<>();
    delivery.put("exchange", "");
    delivery.put("routing_key", queue.value());
    delivery.put("priority", task.options().priority());
    delivery.put("redelivered", redelivered);
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("id", task.id().value());
    info.put("name", task.name().value());
    info.put("args", task.arguments().positional());
    info.put("kwargs", task.arguments().named());
    info.put("type", task.name().value());
    info.put("hostname", node.name().value());
    info.put("time_start", null);
    info.put("acknowledged", false);
    info.put("delivery_info", delivery);
    info.put("worker_pid", null);
    return info;
  }
}
