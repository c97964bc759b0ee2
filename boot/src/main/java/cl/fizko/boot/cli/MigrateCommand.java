package cl.fizko.boot.cli;

import cl.fizko.boot.role.Client;
import cl.fizko.boot.settings.Role;
import cl.fizko.boot.settings.Settings;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the database up to date. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = "Creates the tables that are missing; leaves alone what is there.")
public final class MigrateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Optional<Settings> settings =
        new SettingsFromEnvironment().read(Set.of(Role.BEAT), err);
    if (settings.isEmpty()) {
      return ExitCode.USAGE;
    }
    out.println(Client.migrate(settings.get()));
    out.flush();
    return ExitCode.OK;
  }
}
