package cl.fizko.redis.control;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.WorkerControl;
import java.util.Map;

/** What can be told to a worker about itself. */
final class WorkerOrders {

  private static final int MOST = 10_000;

  private final WorkerControl worker;

  WorkerOrders(WorkerControl worker) {
    this.worker = worker;
  }

  Map<String, Command> commands() {
    return Map.of(
        "add_consumer",
        this::addQueue,
        "cancel_consumer",
        this::cancelQueue,
        "pool_grow",
        this::grow,
        "pool_shrink",
        this::shrink,
        "shutdown",
        arguments -> shutDown(),
        "autoscale",
        arguments -> refuse("Autoscale not enabled"),
        "pool_restart",
        arguments -> refuse("Pool restarts not enabled"),
        "election",
        arguments -> Answer.of(null));
  }

  private Answer addQueue(CommandArguments arguments) throws CommandException {
    QueueName queue = queue(arguments);
    worker.addQueue(queue);
    return Answer.ok("add consumer " + queue);
  }

  private Answer cancelQueue(CommandArguments arguments) throws CommandException {
    QueueName queue = queue(arguments);
    worker.cancelQueue(queue);
    return worker.queues().contains(queue)
        ? Answer.error(queue + " is the last queue of this worker, and stays")
        : Answer.ok("no longer consuming from " + queue);
  }

  private Answer grow(CommandArguments arguments) throws CommandException {
    int more = arguments.number("n", 1, 0, MOST);
    worker.resize(Math.min(more, MOST - worker.concurrency()));
    return Answer.ok("pool will grow");
  }

  private Answer shrink(CommandArguments arguments) throws CommandException {
    worker.resize(-arguments.number("n", 1, 0, MOST));
    return Answer.ok("pool will shrink");
  }

  private Answer shutDown() {
    worker.shutDown();
    return Answer.SILENCE;
  }

  private static Answer refuse(String message) throws CommandException {
    throw new CommandException("ValueError", message);
  }

  private static QueueName queue(CommandArguments arguments) throws CommandException {
    try {
      return new QueueName(arguments.text("queue"));
    } catch (IllegalArgumentException e) {
      throw new CommandException("ValueError", String.valueOf(e.getMessage()));
    }
  }
}
