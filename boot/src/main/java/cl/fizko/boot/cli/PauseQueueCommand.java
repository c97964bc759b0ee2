package cl.fizko.boot.cli;

import cl.fizko.core.task.QueueName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops a queue. */
@Command(
    name = "pause",
    description = {
      "Stops a queue: it takes tasks in and hands none out until it is resumed.",
      "What runs goes on. Celery's workers do not know of it."
    })
final class PauseQueueCommand extends BrokerCommand {

  @Parameters(paramLabel = "NAME", description = "The queue, for example low.")
  private String name;

  @Override
  void check() {
    new QueueName(name);
  }

  @Override
  int run(Work work) {
    QueueName queue = new QueueName(name);
    KnownQueues known = new KnownQueues(work.settings(), work.client().queues());
    if (!known.has(queue)) {
      work.err().println(known.refusal(queue));
      return ExitCode.FAILED;
    }
    work.client().queues().pause(queue);
    work.out().println("Queue " + queue + " is paused.");
    return ExitCode.OK;
  }
}
