package cl.fizko.boot.cli;

import cl.fizko.boot.settings.Role;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs background tasks. */
@Command(
    name = "worker",
    aliases = {"celery-worker"},
    mixinStandardHelpOptions = true,
    description = "Runs background tasks.")
public final class WorkerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RoleProcess(Set.of(Role.WORKER), spec.commandLine().getErr()).run();
  }
}
