package cl.fizko.boot.cli;

import cl.fizko.boot.settings.Role;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs web, worker and beat in one process. */
@Command(
    name = "all",
    mixinStandardHelpOptions = true,
    description = "Runs web, worker and beat in one process.")
public final class AllCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RoleProcess(EnumSet.allOf(Role.class), spec.commandLine().getErr()).run();
  }
}
