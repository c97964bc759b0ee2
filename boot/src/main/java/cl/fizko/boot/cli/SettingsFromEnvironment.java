package cl.fizko.boot.cli;

import cl.fizko.boot.log.LogSetup;
import cl.fizko.boot.settings.Environment;
import cl.fizko.boot.settings.Role;
import cl.fizko.boot.settings.Settings;
import cl.fizko.boot.settings.SettingsReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the settings for a command; says everything that is wrong with them at once. */
final class SettingsFromEnvironment {

  private static final Logger log = LoggerFactory.getLogger("fizko.settings");

  private final Map<String, String> variables;

  SettingsFromEnvironment() {
    this.variables = new Environment().variables();
  }

  /** The settings of a command that answers and ends; empty if they are wrong. */
  Optional<Settings> readForClient(Set<Role> roles, PrintWriter err) {
    new LogSetup().applyForClient();
    return read(roles, err, settings -> {});
  }

  /** The settings of roles; empty if they are wrong. */
  Optional<Settings> readForRoles(Set<Role> roles, PrintWriter err) {
    return read(
        roles, err, settings -> new LogSetup().apply(settings.logLevel(), settings.logFormat()));
  }

  private Optional<Settings> read(
      Set<Role> roles, PrintWriter err, Consumer<Settings> beforeWarnings) {
    return switch (new SettingsReader(host()).read(variables, roles)) {
      case SettingsReader.Valid valid -> {
        beforeWarnings.accept(valid.settings());
        valid.warnings().forEach(log::warn);
        yield Optional.of(valid.settings());
      }
      case SettingsReader.Invalid invalid -> {
        err.println("The settings are wrong:");
        invalid.problems().forEach(problem -> err.println("  - " + problem));
        err.flush();
        yield Optional.empty();
      }
    };
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
