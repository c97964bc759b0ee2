package cl.fizko.redis.control;

import cl.fizko.core.task.WorkerControl;
import cl.fizko.redis.event.Node;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a worker says to another that has just started. */
final class Hello {

  private final WorkerControl worker;
  private final Node node;
  private final InstantSource time;

  Hello(WorkerControl worker, Node node, InstantSource time) {
    this.worker = worker;
    this.node = node;
    this.time = time;
  }

  Map<String, Command> commands() {
    return Map.of("hello", this::hello);
  }

  private Answer hello(CommandArguments arguments) throws CommandException {
    if (arguments.text("from_node").equals(node.name().value())) {
      return Answer.of(null);
    }
    arguments
        .any("revoked")
        .ifPresent(known -> worker.learn(Acquaintance.read(known, time.instant())));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("revoked", Acquaintance.write(worker.revocations()));
    answer.put("clock", node.clock().forward());
    return Answer.of(answer);
  }
}
