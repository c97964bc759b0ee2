package cl.fizko.boot.cli;

import picocli.CommandLine.Command;

/** Deals with the credentials of companies. */
@Command(
    name = "credentials",
    mixinStandardHelpOptions = true,
    description = "Deals with the credentials of companies; shows none of them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ImportLegacyCommand.class)
public final class CredentialsCommand {}
