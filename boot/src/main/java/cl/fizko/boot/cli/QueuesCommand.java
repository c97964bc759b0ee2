package cl.fizko.boot.cli;

import cl.fizko.core.task.QueueDepth;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.port.TaskQueues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what lies in the queues, and stops one or lets it go on. */
@Command(
    name = "queues",
    description = "Shows how many tasks each queue holds, and whether it is paused.",
    synopsisSubcommandLabel = "[pause|resume]",
    subcommands = {PauseQueueCommand.class, ResumeQueueCommand.class})
public final class QueuesCommand extends BrokerCommand {

  private static final String ROW = "%-24s %10s %10s %10s  %s%n";

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Override
  void check() {}

  @Override
  int run(Work work) {
    TaskQueues queues = work.client().queues();
    Set<QueueName> paused = queues.paused();
    if (!json) {
      work.out().printf(ROW, "QUEUE", "READY", "DELAYED", "LEASED", "PAUSED");
    }
    for (QueueName queue : new KnownQueues(work.settings(), queues).all()) {
      QueueDepth depth = queues.depth(queue);
      if (json) {
        work.out().println(new Json().write(describe(queue, depth, paused.contains(queue))));
      } else {
        work.out()
            .printf(
                ROW,
                queue,
                depth.ready(),
                depth.delayed(),
                depth.leased(),
                paused.contains(queue) ? "yes" : "no");
      }
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> describe(QueueName queue, QueueDepth depth, boolean paused) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("queue", queue.value());
    fields.put("ready", depth.ready());
    fields.put("delayed", depth.delayed());
    fields.put("leased", depth.leased());
    fields.put("paused", paused);
    return fields;
  }
}
