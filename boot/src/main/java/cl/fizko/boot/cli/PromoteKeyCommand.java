package cl.fizko.boot.cli;

import cl.fizko.postgres.credential.TinkKeyRing;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes another key the one that encrypts. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    description = "Prints the keys of ENCRYPTION_KEY with another one that encrypts.")
public final class PromoteKeyCommand extends KeyRingCommand {

  @Parameters(paramLabel = "KEY_ID", description = "As \"fizko keys status\" shows it.")
  private long id;

  @Override
  void run(TinkKeyRing keys, PrintWriter out, PrintWriter err) {
    out.println(keys.promoting(id).json());
    err.println(
        "Set this as ENCRYPTION_KEY in every role. Keep the old keys in it until all that they have"
            + " encrypted is encrypted anew.");
  }
}
