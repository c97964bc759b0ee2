package cl.fizko.boot.cli;

import cl.fizko.core.task.QueueName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a queue go on. */
@Command(name = "resume", description = "Lets a paused queue go on.")
final class ResumeQueueCommand extends BrokerCommand {

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
    boolean paused = work.client().queues().paused().contains(queue);
    work.client().queues().resume(queue);
    work.out().println("Queue " + queue + (paused ? " goes on." : " was not paused."));
    return ExitCode.OK;
  }
}
