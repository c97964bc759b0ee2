package cl.fizko.boot.cli;

import cl.fizko.boot.settings.Role;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves the HTTP API on $PORT, 8000 by default. */
@Command(
    name = "web",
    aliases = {"fastapi"},
    mixinStandardHelpOptions = true,
    description = "Serves the HTTP API on $PORT, 8000 by default.")
public final class WebCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RoleProcess(Set.of(Role.WEB), spec.commandLine().getErr()).run();
  }
}
