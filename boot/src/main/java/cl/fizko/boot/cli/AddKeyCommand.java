package cl.fizko.boot.cli;

import cl.fizko.postgres.credential.TinkKeyRing;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Adds a key that does not encrypt yet. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Prints the keys of ENCRYPTION_KEY and a new one, which only reads for now.")
public final class AddKeyCommand extends KeyRingCommand {

  @Override
  void run(TinkKeyRing keys, PrintWriter out, PrintWriter err) {
    TinkKeyRing more = keys.withNewKey();
    out.println(more.json());
    err.println(
        "Set this as ENCRYPTION_KEY in every role. Once all of them have it: fizko keys promote "
            + more.keys().getLast().id());
  }
}
