package cl.fizko.redis.control;

import cl.fizko.core.task.Revocation;
import cl.fizko.core.task.TaskId;
import cl.fizko.redis.task.CeleryTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What workers tell each other when one of them starts: the revoked tasks that they know, as {@code
 * {id: [time, id]}}.
 *
 * <p>Celery's times are those of a clock that begins when a machine starts, and mean nothing on
 * another; so what is read counts from now. What we write is Unix time, later than any of theirs:
 * they keep it until they have too many, and never forget it too early.
 */
final class Acquaintance {

  private Acquaintance() {}

  static Map<String, Object> write(Collection<Revocation> revocations) {
    Map<String, Object> known = new LinkedHashMap<>();
    for (Revocation each : revocations) {
      known.put(
          each.id().value(), List.of(CeleryTime.unix(each.at()).doubleValue(), each.id().value()));
    }
    return known;
  }

  /** What was revoked; anything that is not of this form is passed over. */
  static List<Revocation> read(Object known, Instant now) {
    List<Revocation> revocations = new ArrayList<>();
    if (known instanceof Map<?, ?> map) {
      for (Object key : map.keySet()) {
        try {
          revocations.add(new Revocation(new TaskId(String.valueOf(key)), false, now));
        } catch (IllegalArgumentException e) {
          // No task has such an id.
        }
      }
    }
    return revocations;
  }
}
