package cl.fizko.redis.control;

import cl.fizko.core.task.Revocation;
import cl.fizko.core.task.TaskId;
import cl.fizko.redis.RedisConnections;
import cl.fizko.redis.event.Node;
import cl.fizko.redis.task.CeleryJson;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** All workers that hear broadcasts, as one of them sees them (celery-wire §6). */
final class Neighbours {

  private final CeleryJson json = new CeleryJson();
  private final Inquiry inquiry;
  private final Node node;
  private final InstantSource time;

  Neighbours(RedisConnections connections, Node node, InstantSource time) {
    this.inquiry = new Inquiry(connections, json, node.clock(), time);
    this.node = node;
    this.time = time;
  }

  /** Tells them that tasks are not to be run. */
  void revoke(Collection<TaskId> ids, boolean terminate) {
    ObjectNode arguments = json.object();
    arguments.set("task_id", json.tree(ids.stream().map(TaskId::value).toList()));
    arguments.put("terminate", terminate);
    arguments.put("signal", "SIGTERM");
    inquiry.tell("revoke", arguments, List.of());
  }

  /**
   * Says hello: tells them what is revoked, and hears what they know. Waits for as many answers as
   * there are who hear it, at most a second.
   */
  List<Revocation> hello(Collection<Revocation> known) {
    ObjectNode arguments = json.object();
    arguments.put("from_node", node.name().value());
    arguments.set("revoked", json.tree(Acquaintance.write(known)));
    List<Revocation> learned = new ArrayList<>();
    for (Inquiry.Reply reply : inquiry.ask(Map.of("hello", arguments))) {
      node.clock().adjust(reply.answer().path("clock").asLong(0));
      Object revoked = json.result(reply.answer().path("revoked"));
      learned.addAll(Acquaintance.read(revoked, time.instant()));
    }
    return learned;
  }
}
