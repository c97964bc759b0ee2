package cl.fizko.boot.cli;

import cl.fizko.boot.role.VaultDesk;
import cl.fizko.core.credential.Rewrapping;
import cl.fizko.core.credential.Rewrapping.Progress;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Frees old keys of their last ciphertexts. */
@Command(
    name = "rewrap",
    mixinStandardHelpOptions = true,
    description = {
      "Encrypts all credentials anew under the key that encrypts, while everything runs.",
      "It may be broken off and begun again. Afterwards the old keys are needed no more."
    })
public final class RewrapCommand extends VaultCommand {

  private static final int BATCH = 100;

  @Override
  int run(VaultDesk desk, PrintWriter out, PrintWriter err) {
    Rewrapping rewrapping = desk.rewrapping(BATCH);
    Progress progress = rewrapping.step();
    while (!progress.done()) {
      err.println(progress.seen() + " looked at …");
      err.flush();
      progress = rewrapping.step();
    }
    out.println(progress.seen() + " looked at, " + progress.rewrapped() + " encrypted anew.");
    progress.unreadable().forEach(each -> out.println("Left as it is: " + each.getMessage()));
    return progress.unreadable().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }
}
