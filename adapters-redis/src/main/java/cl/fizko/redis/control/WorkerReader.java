package cl.fizko.redis.control;

import cl.fizko.core.task.Masked;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.fleet.WorkerSeen;
import cl.fizko.redis.task.CeleryJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads what a worker says of itself (celery-wire §6). What it does not say counts as zero. */
final class WorkerReader {

  private static final long KIBI = 1_024;

  private final CeleryJson json;
  private final InstantSource time;

  WorkerReader(CeleryJson json, InstantSource time) {
    this.json = json;
    this.time = time;
  }

  /**
   * Reads it.
   *
   * @param answers by what it was asked
   */
  WorkerSeen read(WorkerId name, Map<String, JsonNode> answers) {
    JsonNode none = json.object();
    JsonNode stats = answers.getOrDefault("stats", none);
    JsonNode active = answers.getOrDefault("active", none);
    return new WorkerSeen(
        name,
        stats.path("pid").asLong(0),
        stats.path("software").asString("celery"),
        stats.path("draining").asBoolean(false),
        stats.path("pool").path("max-concurrency").asInt(0),
        active.size(),
        queues(answers.getOrDefault("active_queues", none)),
        total(stats.path("total")),
        stats.path("rusage").path("maxrss").asLong(0) * KIBI,
        Duration.ofSeconds(stats.path("uptime").asLong(0)),
        time.instant(),
        new WorkerSeen.Detail(
            list(active),
            list(answers.getOrDefault("scheduled", none)),
            list(answers.getOrDefault("registered", none)),
            map(stats)));
  }

  private static List<QueueName> queues(JsonNode active) {
    List<QueueName> queues = new ArrayList<>();
    for (JsonNode each : active) {
      String name = each.path("name").asString("");
      if (!name.isEmpty()) {
        queues.add(new QueueName(name));
      }
    }
    return queues;
  }

  private static long total(JsonNode total) {
    long sum = 0;
    for (JsonNode each : total) {
      sum += each.asLong(0);
    }
    return sum;
  }

  private List<Object> list(JsonNode node) {
    List<Object> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(each -> values.add(Masked.of(json.result(each))));
    }
    return values;
  }

  private Map<String, Object> map(JsonNode node) {
    Map<String, Object> values = new LinkedHashMap<>();
    node.properties().forEach(each -> values.put(each.getKey(), json.result(each.getValue())));
    return values;
  }
}
