package cl.fizko.postgres.task;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.RunningTask;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.WorkerControl;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.fleet.WorkerSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a worker says of itself, as JSON. Tasks are named without their arguments. */
final class WorkerJson {

  private static final int TASKS_SHOWN = 100;

  private final Json json = new Json();

  /**
   * Writes it.
   *
   * @param software what it runs, as {@code fizko 2.0.0}
   * @param memoryBytes what it holds; 0 if it is not known
   */
  String write(WorkerControl worker, String software, long memoryBytes, Instant now) {
    List<RunningTask> active = worker.active();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("pid", ProcessHandle.current().pid());
    about.put("software", software);
    about.put("draining", worker.isDraining());
    about.put("concurrency", worker.concurrency());
    about.put("busy", active.size());
    about.put("queues", worker.queues().stream().map(QueueName::value).toList());
    about.put("processed", worker.totals().values().stream().mapToLong(Long::longValue).sum());
    about.put("memory", memoryBytes);
    about.put("uptime", Duration.between(worker.since(), now).toSeconds());
    about.put("active", active.stream().limit(TASKS_SHOWN).map(WorkerJson::task).toList());
    about.put("registered", worker.registered().stream().map(TaskName::value).toList());
    return json.write(about);
  }

  private static Map<String, Object> task(RunningTask running) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("id", running.reserved().task().id().value());
    task.put("name", running.reserved().task().name().value());
    task.put("queue", running.reserved().queue().value());
    task.put("time_start", running.since().toEpochMilli() / 1_000.0);
    return task;
  }

  WorkerSeen read(WorkerId name, String about, Instant seenAt) {
    Map<String, Object> fields = json.read(about).values();
    return new WorkerSeen(
        name,
        number(fields, "pid"),
        String.valueOf(fields.getOrDefault("software", "fizko")),
        Boolean.TRUE.equals(fields.get("draining")),
        (int) number(fields, "concurrency"),
        (int) number(fields, "busy"),
        list(fields, "queues").stream().map(String::valueOf).map(QueueName::new).toList(),
        number(fields, "processed"),
        number(fields, "memory"),
        Duration.ofSeconds(number(fields, "uptime")),
        seenAt,
        new WorkerSeen.Detail(
            list(fields, "active"), List.of(), list(fields, "registered"), stats(fields)));
  }

  private static Map<String, Object> stats(Map<String, Object> fields) {
    Map<String, Object> stats = new LinkedHashMap<>(fields);
    stats.remove("active");
    stats.remove("registered");
    return stats;
  }

  private static long number(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static List<Object> list(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof List<?> list ? List.copyOf(list) : List.of();
  }
}
