package cl.fizko.boot.cli;

import cl.fizko.boot.role.Client;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is known of a task. */
@Command(
    name = "result",
    mixinStandardHelpOptions = true,
    description = "Prints what is known of a task as JSON; exits with 3 if that is nothing.")
public final class ResultCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The id of the task.")
  private String id;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Optional<Settings> settings = new SettingsFromEnvironment().read(Set.of(), err);
    if (settings.isEmpty()) {
      return ExitCode.USAGE;
    }
    try (Client client = Client.of(settings.get())) {
      Optional<TaskResult> result = client.results().find(new TaskId(id));
      result.ifPresentOrElse(
          found -> out.println(new Json().write(found)),
          () -> err.println("Nothing is known of " + id + "; it may wait in its queue"));
      return result.isPresent() ? ExitCode.OK : ExitCode.NOT_YET;
    } finally {
      out.flush();
      err.flush();
    }
  }
}
