package cl.fizko.redis.task;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Survey;
import cl.fizko.core.task.port.TaskSurvey;
import cl.fizko.redis.LuaScript;
import cl.fizko.redis.RedisCalls;
import cl.fizko.redis.RedisConnections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@link TaskSurvey} in Redis: takes the same time however much lies there. Counts what our workers
 * hold, not what Celery's hold.
 */
public final class RedisTaskSurvey implements TaskSurvey {

  private static final int FIRST_LIST = 4;

  private final LuaScript script = LuaScript.of(RedisTaskSurvey.class, "survey.lua");
  private final MessageReader reader = new MessageReader(new CeleryJson());
  private final RedisCalls calls;
  private final Keys keys;

  public RedisTaskSurvey(RedisConnections connections) {
    this.calls = new RedisCalls(connections);
    this.keys = Keys.of(connections.settings());
  }

  @Override
  public Survey look(Collection<QueueName> queues) {
    List<byte[]> asked =
        new ArrayList<>(List.of(keys.leases(), keys.delayed(), keys.deadLetters(), keys.paused()));
    List<QueueName> owners = new ArrayList<>();
    for (QueueName queue : queues) {
      for (byte[] list : keys.lists(List.of(queue))) {
        asked.add(list);
        owners.add(queue);
      }
    }
    List<Object> answer = script.list(calls, asked.toArray(new byte[0][]));
    Set<String> paused = new HashSet<>();
    ((List<?>) answer.get(FIRST_LIST - 1)).forEach(name -> paused.add(Bytes.text((byte[]) name)));
    Map<QueueName, Survey.Line> lines = new HashMap<>();
    for (int i = 0; i < owners.size(); i++) {
      QueueName queue = owners.get(i);
      Survey.Line list =
          new Survey.Line(
              (Long) answer.get(FIRST_LIST + 2 * i),
              reader.waitingSince((byte[]) answer.get(FIRST_LIST + 2 * i + 1)),
              paused.contains(queue.value()));
      lines.merge(queue, list, RedisTaskSurvey::together);
    }
    return new Survey(lines, (Long) answer.get(1), (Long) answer.get(0), (Long) answer.get(2));
  }

  private static Survey.Line together(Survey.Line one, Survey.Line other) {
    Optional<Instant> since =
        one.since().isPresent() && other.since().filter(one.since().get()::isAfter).isEmpty()
            ? one.since()
            : other.since();
    return new Survey.Line(one.ready() + other.ready(), since, one.paused());
  }
}
