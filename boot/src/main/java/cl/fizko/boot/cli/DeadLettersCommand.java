package cl.fizko.boot.cli;

import cl.fizko.core.task.DeadLetter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the messages that were put aside, and deals with them. */
@Command(
    name = "dead-letters",
    description = "Prints the messages that were put aside, newest first, one JSON object a line.",
    synopsisSubcommandLabel = "[show|replay|discard]",
    subcommands = {
      ShowLetterCommand.class,
      ReplayLettersCommand.class,
      DiscardLettersCommand.class
    })
public final class DeadLettersCommand extends BrokerCommand {

  @Option(names = "--limit", paramLabel = "N", description = "At most so many. Default: 20")
  private int limit = 20;

  @Mixin private LetterFilter filter = new LetterFilter();

  @Override
  void check() {
    filter.filter();
  }

  @Override
  int run(Work work) {
    LetterView view = new LetterView();
    for (DeadLetter letter :
        work.client().deadLetters().newest(filter.filter(), Math.clamp(limit, 1, 1_000))) {
      work.out().println(view.line(letter));
    }
    return ExitCode.OK;
  }
}
