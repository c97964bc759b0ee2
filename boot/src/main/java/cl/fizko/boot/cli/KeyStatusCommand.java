package cl.fizko.boot.cli;

import cl.fizko.postgres.credential.TinkKeyRing;
import cl.fizko.postgres.credential.TinkKeyRing.KeyInfo;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Shows which keys there are, and never the keys. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows the ids of the keys of ENCRYPTION_KEY, and which of them encrypts.")
public final class KeyStatusCommand extends KeyRingCommand {

  private static final String ROW = "%-12s  %s%n";

  @Override
  void run(TinkKeyRing keys, PrintWriter out, PrintWriter err) {
    out.printf(ROW, "KEY ID", "DUTY");
    for (KeyInfo key : keys.keys()) {
      out.printf(ROW, key.id(), key.current() ? "encrypts and reads" : "reads");
    }
  }
}
