package cl.fizko.boot.cli;

import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks workers not to run tasks. */
@Command(
    name = "revoke",
    description = {
      "Asks all workers not to run tasks, for the next three hours.",
      "One that waits is revoked when its turn comes. Whether an id belongs to a task that waits "
          + "cannot be known; of one that has ended already it says so, and exits with 1."
    })
public final class RevokeCommand extends BrokerCommand {

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The ids of the tasks.")
  private List<String> ids = List.of();

  @Option(names = "--terminate", description = "Stop those that run already, too.")
  private boolean terminate;

  @Override
  void check() {
    ids.forEach(TaskId::new);
  }

  @Override
  int run(Work work) {
    int code = ExitCode.OK;
    for (TaskId id : ids.stream().map(TaskId::new).toList()) {
      Optional<TaskResult> ended = work.client().results().find(id).filter(TaskResult::isFinal);
      if (ended.isPresent()) {
        work.err().println(id + " has ended already; see: fizko result " + id);
        code = ExitCode.FAILED;
      } else {
        work.client().revocations().revoke(List.of(id), terminate);
        work.out().println("Revoked " + id);
      }
    }
    return code;
  }
}
