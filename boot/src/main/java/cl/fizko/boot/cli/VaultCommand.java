package cl.fizko.boot.cli;

import cl.fizko.boot.role.VaultDesk;
import cl.fizko.boot.settings.Role;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.postgres.credential.TinkKeyRing;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on all credentials in the database. */
abstract class VaultCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /**
   * Does it, and returns the exit code.
   *
   * @throws IllegalArgumentException a variable is wrong; the message reads on from "the"
   */
  abstract int run(VaultDesk desk, PrintWriter out, PrintWriter err);

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      TinkKeyRing keys = new EncryptionKey().keys();
      // As the beat, it cannot do without a database.
      Optional<Settings> settings =
          new SettingsFromEnvironment().readForClient(Set.of(Role.BEAT), err);
      if (settings.isEmpty()) {
        return ExitCode.USAGE;
      }
      try (VaultDesk desk = VaultDesk.of(settings.get(), keys)) {
        return run(desk, out, err);
      }
    } catch (IllegalArgumentException e) {
      err.println("fizko: the " + e.getMessage());
      return ExitCode.USAGE;
    } catch (AccessUnavailableException e) {
      err.println("fizko: " + e.getMessage());
      return ExitCode.FAILED;
    } finally {
      out.flush();
      err.flush();
    }
  }
}
