package cl.fizko.boot.cli;

import picocli.CommandLine.Command;

/** Makes and changes the keys that encrypt credentials. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the keys that encrypt the companies' credentials, and changes them without a pause:",
      "generate once; later add a key, roll it out, promote it, roll that out, and rewrap.",
      "No key is stored: what is printed on standard output becomes ENCRYPTION_KEY."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      GenerateKeyCommand.class,
      AddKeyCommand.class,
      PromoteKeyCommand.class,
      KeyStatusCommand.class,
      RewrapCommand.class
    })
public final class KeysCommand {}
