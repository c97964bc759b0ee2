package cl.fizko.boot.cli;

import cl.fizko.core.task.port.DeadLetters;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forgets dead letters. */
@Command(name = "discard", description = "Forgets messages for good.")
final class DiscardLettersCommand extends BrokerCommand {

  @Mixin private ChosenLetters chosen = new ChosenLetters();

  @Option(names = "--yes", description = "Needed for a filter and for --all.")
  private boolean yes;

  @Override
  void check() {
    chosen.check();
  }

  @Override
  int run(Work work) {
    DeadLetters letters = work.client().deadLetters();
    if (chosen.isOpen() && !yes) {
      work.err()
          .println(
              chosen.count(letters)
                  + " dead letters would be forgotten for good; add --yes to do it");
      return ExitCode.USAGE;
    }
    AtomicInteger missing = new AtomicInteger();
    int discarded =
        chosen.deal(
            letters,
            letters::discard,
            id -> {
              missing.incrementAndGet();
              work.err().println("There is no dead letter " + id);
            });
    work.out().println("Discarded " + discarded);
    return missing.get() == 0 ? ExitCode.OK : ExitCode.FAILED;
  }
}
