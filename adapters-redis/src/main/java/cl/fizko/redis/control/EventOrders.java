package cl.fizko.redis.control;

import cl.fizko.redis.event.Heartbeat;
import cl.fizko.redis.event.TaskEvents;
import java.util.Map;

/** What can be told about events. */
final class EventOrders {

  private final TaskEvents events;
  private final Heartbeat heartbeat;

  EventOrders(TaskEvents events, Heartbeat heartbeat) {
    this.events = events;
    this.heartbeat = heartbeat;
  }

  Map<String, Command> commands() {
    return Map.of(
        "enable_events",
        arguments ->
            Answer.ok(events.enable() ? "task events enabled" : "task events already enabled"),
        "disable_events",
        arguments ->
            Answer.ok(events.disable() ? "task events disabled" : "task events already disabled"),
        "heartbeat",
        arguments -> {
          heartbeat.now();
          return Answer.of(null);
        });
  }
}
