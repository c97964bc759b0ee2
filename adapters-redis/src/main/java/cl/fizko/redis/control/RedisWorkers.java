package cl.fizko.redis.control;

import cl.fizko.core.task.WorkerId;
import cl.fizko.core.task.fleet.WorkerSeen;
import cl.fizko.core.task.port.Workers;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.event.LamportClock;
import cl.fizko.redis.task.CeleryJson;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@link Workers} that hear Celery's broadcasts (celery-wire §6): ours and Celery's own. */
public final class RedisWorkers implements Workers {

  private static final List<String> QUESTIONS =
      List.of("stats", "active_queues", "active", "scheduled", "registered");

  private final CeleryJson json = new CeleryJson();
  private final Inquiry inquiry;
  private final WorkerReader reader;

  public RedisWorkers(RedisConnections connections, InstantSource time) {
    this.inquiry = new Inquiry(connections, json, new LamportClock(), time);
    this.reader = new WorkerReader(json, time);
  }

  @Override
  public List<WorkerSeen> seen() {
    Map<String, ObjectNode> questions = new LinkedHashMap<>();
    QUESTIONS.forEach(question -> questions.put(question, json.object()));
    Map<String, Map<String, JsonNode>> answers = new TreeMap<>();
    for (Inquiry.Reply reply : inquiry.ask(questions)) {
      answers
          .computeIfAbsent(reply.worker(), name -> new LinkedHashMap<>())
          .put(reply.method(), reply.answer());
    }
    return answers.entrySet().stream()
        .filter(each -> each.getValue().containsKey("stats"))
        .map(each -> reader.read(new WorkerId(each.getKey()), each.getValue()))
        .toList();
  }

  @Override
  public int count() {
    return (int) inquiry.hearing();
  }

  @Override
  public void drain(WorkerId worker) {
    inquiry.tell("shutdown", json.object(), List.of(worker.value()));
  }
}
