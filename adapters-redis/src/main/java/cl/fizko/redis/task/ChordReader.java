package cl.fizko.redis.task;

import cl.fizko.core.task.Nothing;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.canvas.CompleteChord;
import cl.fizko.core.task.canvas.GroupId;
import cl.fizko.redis.RedisCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the parts of a chord, whoever has written them (celery-wire §5). */
final class ChordReader {

  private final RedisCalls calls;
  private final Keys keys;
  private final CeleryJson json;
  private final ResultReader results;

  ChordReader(RedisCalls calls, Keys keys, CeleryJson json) {
    this.calls = calls;
    this.keys = keys;
    this.json = json;
    this.results = new ResultReader(json);
  }

  CompleteChord read(GroupId group, Instant now) {
    List<TaskResult> parts = new ArrayList<>();
    for (byte[] part : calls.call(redis -> redis.zrange(keys.chordParts(group), 0, -1))) {
      parts.add(part(part, now));
    }
    byte[] saved = calls.call(redis -> redis.get(Bytes.of(keys.group(group))));
    return saved == null
        ? new CompleteChord(group, parts)
        : new CompleteChord(group, parts, nested(saved, parts));
  }

  /** A part is {@code [1, id, state, result]}. */
  private TaskResult part(byte[] value, Instant now) {
    JsonNode part = json.read(value);
    TaskId id = new TaskId(part.path(1).asString("unknown"));
    return results.read(id, part.path(2).asString(""), part.path(3), now);
  }

  /**
   * Of a header with groups in it the shape is saved apart: values in lists as deep as the groups.
   */
  private List<Object> nested(byte[] saved, List<TaskResult> parts) {
    Map<String, Object> values = new HashMap<>();
    for (TaskResult part : parts) {
      if (part instanceof TaskResult.Succeeded done) {
        values.put(part.id().value(), done.value());
      }
    }
    try {
      return members(json.read(saved).path("result").path(1), values);
    } catch (JacksonException e) {
      return new CompleteChord(new GroupId("unreadable"), parts).values();
    }
  }

  private List<Object> members(JsonNode members, Map<String, Object> values) {
    List<Object> list = new ArrayList<>();
    for (JsonNode member : members) {
      list.add(
          member.path(1).isArray()
              ? members(member.path(1), values)
              : value(member.path(0).path(0).asString(""), values));
    }
    return list;
  }

  private @Nullable Object value(String id, Map<String, Object> values) {
    Object value = values.get(id);
    return value == Nothing.NOTHING ? null : value;
  }
}
