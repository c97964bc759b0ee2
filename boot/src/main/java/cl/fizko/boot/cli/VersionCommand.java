package cl.fizko.boot.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which Fizko this is. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    description = "Says which Fizko this is, and which Java runs it.")
public final class VersionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String version =
        Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
            .orElse("development");
    var out = spec.commandLine().getOut();
    out.println("fizko " + version + " (Java " + Runtime.version().feature() + ")");
    out.flush();
    return ExitCode.OK;
  }
}
