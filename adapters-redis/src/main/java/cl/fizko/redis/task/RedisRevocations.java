package cl.fizko.redis.task;

import cl.fizko.core.task.Revocation;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.port.Revocations;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import io.lettuce.core.Range;
import io.lettuce.core.ScoredValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * {@link Revocations} in Redis: {@code fizko.revoked}, by time. A member is the id after {@code 1}
 * if the task is to be stopped, or {@code 0}.
 */
public final class RedisRevocations implements Revocations {

  private final RedisCalls calls;
  private final Keys keys;
  private final InstantSource clock;

  public RedisRevocations(RedisConnections connections, InstantSource clock) {
    this.calls = new RedisCalls(connections);
    this.keys = Keys.of(connections.settings());
    this.clock = clock;
  }

  @Override
  @SuppressWarnings("unchecked") // an array of a generic type, which Lettuce asks for
  public void revoke(Collection<TaskId> ids, boolean terminate) {
    if (ids.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    double at = seconds(now);
    ScoredValue<byte[]>[] members =
        ids.stream()
            .map(id -> ScoredValue.just(at, Bytes.of((terminate ? "1" : "0") + id)))
            .toArray(ScoredValue[]::new);
    double forgotten = seconds(now.minus(KEPT));
    var old =
        calls.send(
            redis ->
                redis.zremrangebyscore(
                    keys.revoked(),
                    Range.from(Range.Boundary.unbounded(), Range.Boundary.excluding(forgotten))));
    calls.call(redis -> redis.zadd(keys.revoked(), members));
    calls.wait(old);
  }

  @Override
  public List<Revocation> since(Instant from) {
    List<Revocation> revocations = new ArrayList<>();
    for (ScoredValue<byte[]> each :
        calls.call(
            redis ->
                redis.zrangebyscoreWithScores(
                    keys.revoked(),
                    Range.from(
                        Range.Boundary.including(seconds(from)), Range.Boundary.unbounded())))) {
      String member = Bytes.text(each.getValue());
      revocations.add(
          new Revocation(
              new TaskId(member.substring(1)),
              member.charAt(0) == '1',
              CeleryTime.instant(each.getScore())));
    }
    return revocations;
  }

  private static double seconds(Instant instant) {
    return Double.parseDouble(Bytes.text(CeleryTime.seconds(instant)));
  }
}
