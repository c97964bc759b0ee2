package cl.fizko.redis.control;

import cl.fizko.core.task.WorkerControl;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.event.Node;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be asked of a worker about itself. */
final class WorkerQuestions {

  private final WorkerControl worker;
  private final Node node;
  private final Statistics statistics;
  private final Configuration configuration;

  WorkerQuestions(WorkerControl worker, RedisSettings redis, Node node, InstantSource time) {
    this.worker = worker;
    this.node = node;
    this.statistics = new Statistics(worker, redis, node, time);
    this.configuration = new Configuration(worker, redis);
  }

  Map<String, Command> commands() {
    return Map.of(
        "ping", arguments -> Answer.ok("pong"),
        "clock", arguments -> Answer.of(Map.of("clock", node.clock().value())),
        "stats", arguments -> Answer.of(statistics.now()),
        "conf", arguments -> Answer.of(configuration.now()),
        "dump_conf", arguments -> Answer.of(configuration.now()),
        "active_queues", arguments -> queues());
  }

  private Answer queues() {
    return Answer.of(worker.queues().stream().map(queue -> queue(queue.value())).toList());
  }

  /** A queue of kombu's that is bound to an exchange of its own name. */
  private static Map<String, Object> queue(String name) {
    Map<String, Object> exchange = new LinkedHashMap<>();
    exchange.put("name", name);
    exchange.put("type", "direct");
    exchange.put("arguments", null);
    exchange.put("durable", true);
    exchange.put("passive", false);
    exchange.put("auto_delete", false);
    exchange.put("delivery_mode", null);
    exchange.put("no_declare", false);
    Map<String, Object> queue = new LinkedHashMap<>();
    queue.put("name", name);
    queue.put("exchange", exchange);
    queue.put("routing_key", name);
    queue.put("queue_arguments", null);
    queue.put("binding_arguments", null);
    queue.put("consumer_arguments", null);
    queue.put("durable", true);
    queue.put("exclusive", false);
    queue.put("auto_delete", false);
    queue.put("no_ack", false);
    queue.put("alias", null);
    queue.put("bindings", List.of());
    queue.put("no_declare", null);
    queue.put("expires", null);
    queue.put("message_ttl", null);
    queue.put("max_length", null);
    queue.put("max_length_bytes", null);
    queue.put("max_priority", null);
    return queue;
  }
}
