package cl.fizko.boot.cli;

import cl.fizko.core.task.port.DeadLetters;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends dead letters back to their queues. */
@Command(
    name = "replay",
    description = "Puts messages back at the end of their queues, as if they were never tried.")
final class ReplayLettersCommand extends BrokerCommand {

  @Mixin private ChosenLetters chosen = new ChosenLetters();

  @Override
  void check() {
    chosen.check();
  }

  @Override
  int run(Work work) {
    DeadLetters letters = work.client().deadLetters();
    AtomicInteger missing = new AtomicInteger();
    int replayed =
        chosen.deal(
            letters,
            letters::replay,
            id -> {
              missing.incrementAndGet();
              work.err().println("There is no dead letter " + id);
            });
    work.out().println("Replayed " + replayed);
    return missing.get() == 0 ? ExitCode.OK : ExitCode.FAILED;
  }
}
