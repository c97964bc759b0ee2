package cl.fizko.redis.control;

import cl.fizko.core.task.TimeLimits;
import cl.fizko.core.task.WorkerControl;
import cl.fizko.redis.RedisSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A worker's settings under the names that Celery has for them. Passwords are masked. */
final class Configuration {

  private final WorkerControl worker;
  private final RedisSettings redis;

  Configuration(WorkerControl worker, RedisSettings redis) {
    this.worker = worker;
    this.redis = redis;
  }

  Map<String, Object> now() {
    TimeLimits limits = worker.settings().limits();
    Map<String, Object> transport = new LinkedHashMap<>();
    transport.put("visibility_timeout", redis.visibilityTimeout().toSeconds());
    transport.put("global_keyprefix", redis.keyPrefix());
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("broker_url", redis.url().toString());
    settings.put("result_backend", redis.url().toString());
    settings.put("broker_transport_options", transport);
    settings.put("result_expires", redis.resultTtl().toSeconds());
    settings.put("result_extended", true);
    settings.put("task_acks_late", true);
    settings.put("task_queues", worker.queues().stream().map(Object::toString).toList());
    settings.put("task_reject_on_worker_lost", true);
    settings.put("task_serializer", "json");
    settings.put("accept_content", List.of("json"));
    settings.put("task_soft_time_limit", seconds(limits.soft()));
    settings.put("task_time_limit", seconds(limits.hard()));
    settings.put("task_track_started", true);
    settings.put("worker_concurrency", worker.concurrency());
    settings.put("worker_enable_remote_control", true);
    return settings;
  }

  private static @Nullable Long seconds(Duration limit) {
    return limit.isZero() ? null : limit.toSeconds();
  }
}
