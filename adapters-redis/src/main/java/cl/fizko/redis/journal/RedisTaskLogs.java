package cl.fizko.redis.journal;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.journal.LogLine;
import cl.fizko.core.task.port.TaskLogs;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.task.CeleryJson;
import cl.fizko.redis.task.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@link TaskLogs} in the lists {@code fizko.log:<task id>}, a JSON array for each line. */
public final class RedisTaskLogs implements TaskLogs {

  private static final Duration KEPT = Duration.ofHours(1);

  private final RedisCalls calls;
  private final Keys keys;
  private final CeleryJson json = new CeleryJson();

  public RedisTaskLogs(RedisConnections connections) {
    this.calls = new RedisCalls(connections);
    this.keys = Keys.of(connections.settings());
  }

  @Override
  public void append(Collection<LogLine> lines) {
    Map<TaskId, List<byte[]>> byTask = new LinkedHashMap<>();
    for (LogLine line : lines) {
      byTask.computeIfAbsent(line.task(), id -> new ArrayList<>()).add(write(line));
    }
    List<CompletionStage<?>> sent = new ArrayList<>();
    byTask.forEach(
        (task, values) -> {
          byte[] key = key(task);
          byte[][] some = values.toArray(new byte[0][]);
          sent.add(calls.send(redis -> redis.rpush(key, some)));
          sent.add(calls.send(redis -> redis.ltrim(key, -MOST, -1)));
          sent.add(calls.send(redis -> redis.expire(key, KEPT)));
        });
    sent.forEach(calls::wait);
  }

  private byte[] write(LogLine line) {
    ArrayNode fields = json.array();
    fields.add(line.at().toEpochMilli()).add(line.level()).add(line.logger()).add(line.message());
    return json.write(fields);
  }

  @Override
  public List<LogLine> of(TaskId id) {
    return calls.call(redis -> redis.lrange(key(id), 0, -1)).stream()
        .map(value -> read(id, json.read(value)))
        .toList();
  }

  private static LogLine read(TaskId id, JsonNode fields) {
    return new LogLine(
        id,
        Instant.ofEpochMilli(fields.path(0).asLong()),
        fields.path(1).asString(""),
        fields.path(2).asString(""),
        fields.path(3).asString(""));
  }

  private byte[] key(TaskId id) {
    return keys.own("log:" + id);
  }
}
