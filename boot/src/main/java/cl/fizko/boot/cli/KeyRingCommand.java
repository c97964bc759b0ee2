package cl.fizko.boot.cli;

import cl.fizko.postgres.credential.TinkKeyRing;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on the keys of {@code ENCRYPTION_KEY}, and neither stores nor logs any. */
abstract class KeyRingCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /**
   * Does the work.
   *
   * @throws IllegalArgumentException what was asked for cannot be; its message reads on from "the"
   */
  abstract void run(TinkKeyRing keys, PrintWriter out, PrintWriter err);

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      run(new EncryptionKey().keys(), out, err);
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      err.println("fizko: the " + e.getMessage());
      return ExitCode.USAGE;
    } finally {
      out.flush();
      err.flush();
    }
  }
}
