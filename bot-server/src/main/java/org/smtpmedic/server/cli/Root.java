package org.smtpmedic.server.cli;

import picocli.CommandLine.Command;

/** What is there without a subcommand: help. */
@Command(
        name = "smtp-medic",
        description = "Names the cause of a Microsoft 365 SMTP error and what to do about it.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 done, 1 the thing looked at is broken, 2 wrong usage."})
final class Root {}
