package cl.fizko.boot.cli;

import cl.fizko.postgres.credential.TinkKeyRing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the first key. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = "Prints a new keyset of one key, for ENCRYPTION_KEY.")
public final class GenerateKeyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(TinkKeyRing.generate().json());
    spec.commandLine().getOut().flush();
    spec.commandLine()
        .getErr()
        .println(
            "This is a secret. Set it as ENCRYPTION_KEY in every role and keep a copy: without it"
                + " no stored credential can be read.");
    spec.commandLine().getErr().flush();
    return ExitCode.OK;
  }
}
