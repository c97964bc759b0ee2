package cl.fizko.boot.cli;

import cl.fizko.boot.role.Client;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.task.BrokerUnavailableException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that asks the broker something, answers and ends. */
@Command(mixinStandardHelpOptions = true)
abstract class BrokerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /** What a command works with. */
  record Work(Settings settings, Client client, PrintWriter out, PrintWriter err) {}

  /**
   * Reads what was given, before anything is connected to.
   *
   * @throws IllegalArgumentException says what is wrong with it
   */
  abstract void check();

  /** Does it, and returns the exit code. */
  abstract int run(Work work);

  @Override
  public final Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      check();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    Optional<Settings> settings = new SettingsFromEnvironment().readForClient(Set.of(), err);
    if (settings.isEmpty()) {
      return ExitCode.USAGE;
    }
    try (Client client = Client.of(settings.get())) {
      return run(new Work(settings.get(), client, out, err));
    } catch (BrokerUnavailableException e) {
      err.println(e.getMessage());
      return ExitCode.FAILED;
    } finally {
      out.flush();
      err.flush();
    }
  }
}
