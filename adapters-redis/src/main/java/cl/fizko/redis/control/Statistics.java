package cl.fizko.redis.control;

import cl.fizko.core.task.TimeLimits;
import cl.fizko.core.task.WorkerControl;
import cl.fizko.redis.RedisSettings;
import cl.fizko.redis.RedisUrl;
import cl.fizko.redis.event.Node;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A worker in numbers, in Celery's form (celery-wire §6). */
final class Statistics {

  private final WorkerControl worker;
  private final RedisSettings redis;
  private final Node node;
  private final InstantSource time;

  Statistics(WorkerControl worker, RedisSettings redis, Node node, InstantSource time) {
    this.worker = worker;
    this.redis = redis;
    this.node = node;
    this.time = time;
  }

  Map<String, Object> now() {
    Map<String, Long> totals = new LinkedHashMap<>();
    worker.totals().forEach((name, count) -> totals.put(name.value(), count));
    Map<String, Object> stats = new LinkedHashMap<>();
    stats.put("total", totals);
    stats.put("pid", node.pid());
    stats.put("clock", Long.toString(node.clock().value()));
    stats.put("uptime", Duration.between(worker.since(), time.instant()).toSeconds());
    stats.put("pool", pool(totals.values().stream().mapToLong(Long::longValue).sum()));
    stats.put("broker", broker());
    stats.put("prefetch_count", worker.concurrency());
    stats.put("rusage", ResourceUsage.now());
    stats.put("software", node.software().name() + " " + node.software().version());
    stats.put("draining", worker.isDraining());
    return stats;
  }

  private Map<String, Object> pool(long ended) {
    Map<String, Object> queues = new LinkedHashMap<>();
    queues.put("total", 1);
    queues.put("active", worker.active().size());
    Map<String, Object> writes = new LinkedHashMap<>();
    writes.put("total", ended);
    writes.put("avg", "1.00");
    writes.put("all", "1.00");
    writes.put("raw", Long.toString(ended));
    writes.put("strategy", "fair");
    writes.put("inqueues", queues);
    int recycledAfter = worker.settings().recycling().tasks();
    TimeLimits limits = worker.settings().limits();
    Map<String, Object> pool = new LinkedHashMap<>();
    pool.put("max-concurrency", worker.concurrency());
    pool.put("processes", List.of(node.pid()));
    pool.put("max-tasks-per-child", recycledAfter == 0 ? "N/A" : recycledAfter);
    pool.put("put-guarded-by-semaphore", false);
    pool.put("timeouts", List.of(limits.soft().toSeconds(), limits.hard().toSeconds()));
    pool.put("writes", writes);
    return pool;
  }

  private Map<String, Object> broker() {
    RedisUrl url = redis.url();
    Map<String, Object> broker = new LinkedHashMap<>();
    broker.put("hostname", url.host());
    broker.put("userid", null);
    broker.put("virtual_host", Integer.toString(url.database()));
    broker.put("port", url.port());
    broker.put("insist", false);
    broker.put("ssl", url.isTls());
    broker.put("transport", "redis");
    broker.put("connect_timeout", redis.commandTimeout().toSeconds());
    broker.put(
        "transport_options", Map.of("visibility_timeout", redis.visibilityTimeout().toSeconds()));
    broker.put("login_method", null);
    broker.put("uri_prefix", null);
    broker.put("heartbeat", 0.0);
    broker.put("failover_strategy", "round-robin");
    broker.put("alternates", List.of());
    return broker;
  }
}
