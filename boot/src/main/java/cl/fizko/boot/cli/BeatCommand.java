package cl.fizko.boot.cli;

import cl.fizko.boot.settings.Role;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Sends the periodic tasks that are kept in the database. */
@Command(
    name = "beat",
    aliases = {"celery-beat"},
    mixinStandardHelpOptions = true,
    description = "Sends the periodic tasks that are kept in the database.")
public final class BeatCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RoleProcess(Set.of(Role.BEAT), spec.commandLine().getErr()).run();
  }
}
