package cl.fizko.boot.cli;

import cl.fizko.boot.role.Client;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a task and says its id, or waits for its result. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = "Sends a task and prints its id; with --wait prints its result.")
public final class SendCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The name of the task, for example demo.add.")
  private String name;

  @Option(names = "--args", paramLabel = "JSON", description = "A JSON list. Default: []")
  private String args = "[]";

  @Option(names = "--kwargs", paramLabel = "JSON", description = "A JSON object. Default: {}")
  private String kwargs = "{}";

  @Option(
      names = "--queue",
      paramLabel = "QUEUE",
      description = "The queue. Default: the one that is the task's.")
  private Optional<String> queue = Optional.empty();

  @Option(names = "--wait", description = "Wait for the result.")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to wait. Default: 60")
  private long timeout = 60;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Task task = task();
    Optional<QueueName> chosen = queue.map(QueueName::new);
    Optional<Settings> settings = new SettingsFromEnvironment().read(Set.of(), err);
    if (settings.isEmpty()) {
      return ExitCode.USAGE;
    }
    try (Client client = Client.of(settings.get())) {
      chosen.ifPresentOrElse(
          to -> client.sender().send(task, to), () -> client.sender().send(task));
      if (!wait) {
        out.println(task.id());
        return ExitCode.OK;
      }
      Optional<TaskResult> result = client.results().await(task.id(), Duration.ofSeconds(timeout));
      if (result.isEmpty()) {
        err.println("No result of " + task.id() + " within " + timeout + " s; it may still come");
        return ExitCode.NOT_YET;
      }
      out.println(new Json().write(result.get()));
      return result.get() instanceof TaskResult.Succeeded ? ExitCode.OK : ExitCode.FAILED;
    } finally {
      out.flush();
      err.flush();
    }
  }

  private Task task() {
    try {
      Json json = new Json();
      queue.ifPresent(QueueName::new);
      return Task.of(
          new TaskName(name),
          new Arguments(json.list("--args", args), json.object("--kwargs", kwargs)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
