package cl.fizko.boot;

import cl.fizko.boot.cli.AllCommand;
import cl.fizko.boot.cli.BeatCommand;
import cl.fizko.boot.cli.CredentialsCommand;
import cl.fizko.boot.cli.DeadLettersCommand;
import cl.fizko.boot.cli.KeysCommand;
import cl.fizko.boot.cli.MigrateCommand;
import cl.fizko.boot.cli.QueuesCommand;
import cl.fizko.boot.cli.ResultCommand;
import cl.fizko.boot.cli.RevokeCommand;
import cl.fizko.boot.cli.SendCommand;
import cl.fizko.boot.cli.TokensCommand;
import cl.fizko.boot.cli.VersionCommand;
import cl.fizko.boot.cli.WebCommand;
import cl.fizko.boot.cli.WorkerCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the production image. */
@Command(
    name = "fizko",
    mixinStandardHelpOptions = true,
    description = "Answers a small business's tax questions from its real tax documents.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      WebCommand.class,
      WorkerCommand.class,
      BeatCommand.class,
      AllCommand.class,
      MigrateCommand.class,
      SendCommand.class,
      ResultCommand.class,
      RevokeCommand.class,
      QueuesCommand.class,
      DeadLettersCommand.class,
      TokensCommand.class,
      KeysCommand.class,
      CredentialsCommand.class,
      VersionCommand.class
    })
public final class Fizko {

  private Fizko() {}

  /** The command line with the commands that production knows; more may be added. */
  public static CommandLine commandLine() {
    return new CommandLine(new Fizko()).setUsageHelpAutoWidth(true);
  }

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }
}
