package cl.fizko.boot.cli;

import cl.fizko.boot.role.VaultDesk;
import cl.fizko.boot.settings.Environment;
import cl.fizko.postgres.credential.LegacyImport.Line;
import cl.fizko.postgres.credential.LegacyImport.Outcome;
import cl.fizko.postgres.credential.LegacyPasswords;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Takes over the passwords of the old system. */
@Command(
    name = "import-legacy",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the passwords of the old system (public.companies, under SUPABASE_JWT_SECRET) and",
      "stores each under ENCRYPTION_KEY for the company of the same RUT. May be run again."
    })
public final class ImportLegacyCommand extends VaultCommand {

  private static final String VARIABLE = "SUPABASE_JWT_SECRET";

  @Override
  int run(VaultDesk desk, PrintWriter out, PrintWriter err) {
    List<Line> failed = new ArrayList<>();
    desk.legacyImport(new LegacyPasswords(jwtSecret()))
        .run(
            actor(),
            line -> {
              out.println((line.rut() + " " + word(line.outcome()) + " " + line.detail()).strip());
              out.flush();
              if (line.outcome() == Outcome.UNREADABLE) {
                failed.add(line);
              }
            });
    return failed.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case IMPORTED -> "imported";
      case KEPT -> "kept, there is one already";
      case UNKNOWN_COMPANY -> "left out, no such company:";
      case UNREADABLE -> "left out:";
    };
  }

  private static String actor() {
    return "cli:" + new Environment().variables().getOrDefault("USER", "unknown");
  }

  private static String jwtSecret() {
    String secret = new Environment().variables().getOrDefault(VARIABLE, "");
    if (secret.isBlank()) {
      throw new IllegalArgumentException(
          "variable " + VARIABLE + " is not set; expected the secret of the old deployment");
    }
    return secret;
  }
}
