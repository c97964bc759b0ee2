package cl.fizko.boot.cli;

import cl.fizko.boot.role.Client;
import cl.fizko.boot.settings.Role;
import cl.fizko.boot.settings.Settings;
import cl.fizko.postgres.MigrationException;
import java.io.PrintWriter;
import java.util.List;
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
    Optional<Settings> settings = new SettingsFromEnvironment().read(Set.of(Role.BEAT), err);
    if (settings.isEmpty()) {
      return ExitCode.USAGE;
    }
    try {
      List<String> applied = Client.migrate(settings.get());
      out.println(
          applied.isEmpty() ? "Up to date." : "Migrated: " + String.join(", ", applied) + ".");
      return ExitCode.OK;
    } catch (MigrationException e) {
      err.println(e.getMessage());
      return ExitCode.FAILED;
    } finally {
      out.flush();
      err.flush();
    }
  }
}
