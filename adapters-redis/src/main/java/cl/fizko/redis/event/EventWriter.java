package cl.fizko.redis.event;

import cl.fizko.redis.task.CeleryJson;
import cl.fizko.redis.task.CeleryTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Writes what all events have: who, when, and in which order (celery-wire §7). */
final class EventWriter {

  private final CeleryJson json;
  private final Node node;
  private final InstantSource time;

  EventWriter(CeleryJson json, Node node, InstantSource time) {
    this.json = json;
    this.node = node;
    this.time = time;
  }

  /** When something happened, by both clocks. */
  record Stamp(long clock, Instant at) {}

  /** A stamp for what happens now. */
  Stamp stamp() {
    return new Stamp(node.clock().forward(), time.instant());
  }

  /**
   * An event.
   *
   * @param fields puts in what only this type has
   */
  ObjectNode event(String type, Stamp stamp, Consumer<ObjectNode> fields) {
    ObjectNode event = json.object();
    event.put("hostname", node.name().value());
    event.put("utcoffset", node.hoursWest(stamp.at()));
    event.put("pid", node.pid());
    event.put("clock", stamp.clock());
    fields.accept(event);
    event.put("timestamp", CeleryTime.unix(stamp.at()));
    event.put("type", type);
    return event;
  }
}
