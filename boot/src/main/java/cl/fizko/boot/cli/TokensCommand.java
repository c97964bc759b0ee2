package cl.fizko.boot.cli;

import cl.fizko.boot.SystemTime;
import cl.fizko.boot.role.TokenDesk;
import cl.fizko.boot.settings.Role;
import cl.fizko.boot.settings.Settings;
import cl.fizko.core.access.AccessUnavailableException;
import cl.fizko.core.access.CompanyId;
import cl.fizko.core.access.ServiceToken;
import cl.fizko.core.access.ServiceTokenDesk;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Issues tokens to services that launch tasks, lists and revokes them. */
@Command(
    name = "tokens",
    mixinStandardHelpOptions = true,
    description = "Issues tokens to services that launch tasks, lists and revokes them.",
    synopsisSubcommandLabel = "issue|list|revoke")
public final class TokensCommand {

  private static final int PAGE = 500;

  @Spec private CommandSpec spec;

  @Command(
      name = "issue",
      mixinStandardHelpOptions = true,
      description = "Issues a token and prints it, this once.")
  int issue(
      @Option(names = "--name", required = true, description = "What people call the service.")
          String name,
      @Option(
              names = "--expires",
              paramLabel = "WHEN",
              defaultValue = "",
              description = "An instant, or days such as 90d. Left out: never.")
          String expires) {
    Optional<Instant> end = end(expires);
    return at(
        desk -> {
          ServiceTokenDesk.Issued issued = desk.issue(name, end, DeskSession.by());
          out().println(issued.secret());
          spec.commandLine()
              .getErr()
              .println("Issued " + issued.token().id() + "; the token is shown this once.");
          return ExitCode.OK;
        });
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints the tokens that are not revoked, newest first, one JSON object a line.")
  int list() {
    return at(
        desk -> {
          List<ServiceToken> page = desk.list(Optional.empty(), PAGE);
          while (!page.isEmpty()) {
            page.forEach(token -> out().println(new Json().write(shown(token))));
            page = desk.list(Optional.of(page.getLast().id()), PAGE);
          }
          return ExitCode.OK;
        });
  }

  @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a token at once.")
  int revoke(@Parameters(paramLabel = "ID", description = "As list shows it.") String id) {
    UUID token = id(id);
    return at(
        desk -> {
          if (desk.revoke(token)) {
            out().println("Revoked: " + token);
            return ExitCode.OK;
          }
          spec.commandLine().getErr().println("There is no token '" + token + "'.");
          return ExitCode.FAILED;
        });
  }

  private int at(ToIntFunction<ServiceTokenDesk> command) {
    PrintWriter err = spec.commandLine().getErr();
    Optional<Settings> settings =
        new SettingsFromEnvironment().readForClient(Set.of(Role.BEAT), err);
    if (settings.isEmpty()) {
      return ExitCode.USAGE;
    }
    try (TokenDesk desk = TokenDesk.of(settings.get())) {
      return command.applyAsInt(desk.tokens());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (AccessUnavailableException e) {
      err.println(e.getMessage());
      return ExitCode.FAILED;
    } finally {
      out().flush();
      err.flush();
    }
  }

  private Optional<Instant> end(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    if (text.matches("[1-9][0-9]{0,4}d")) {
      long days = Long.parseLong(text.substring(0, text.length() - 1));
      return Optional.of(new SystemTime().instant().plus(Duration.ofDays(days)));
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--expires is '" + text + "'; expected such as 90d or 2030-01-01T00:00:00Z",
          e);
    }
  }

  private UUID id(String text) {
    try {
      return CompanyId.uuid(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "ID '" + text + "' " + e.getMessage(), e);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static Map<String, Object> shown(ServiceToken token) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", token.id().toString());
    shown.put("name", token.name());
    shown.put("scopes", token.scopes().stream().sorted().toList());
    shown.put("created_at", token.createdAt().toString());
    shown.put("created_by", token.createdBy());
    token.lastUsedAt().ifPresent(at -> shown.put("last_used_at", at.toString()));
    token.expiresAt().ifPresent(at -> shown.put("expires_at", at.toString()));
    return shown;
  }
}
