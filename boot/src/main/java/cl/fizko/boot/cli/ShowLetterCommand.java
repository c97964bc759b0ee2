package cl.fizko.boot.cli;

import cl.fizko.core.task.DeadLetter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows all of one dead letter. */
@Command(
    name = "show",
    description = "Prints one message as JSON: why it lies there, its attempts and what it says.")
final class ShowLetterCommand extends BrokerCommand {

  @Parameters(paramLabel = "ID", description = "The id, as fizko dead-letters prints it.")
  private String id;

  @Override
  void check() {}

  @Override
  int run(Work work) {
    Optional<DeadLetter> letter = work.client().deadLetters().find(id);
    letter.ifPresentOrElse(
        found -> work.out().println(new LetterView().whole(found)),
        () -> work.err().println("There is no dead letter " + id));
    return letter.isPresent() ? ExitCode.OK : ExitCode.FAILED;
  }
}
