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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the settings for a command; says everything that is wrong with them at once. */
final class SettingsFromEnvironment {

  private static final Logger log = LoggerFactory.getLogger("fizko.settings");

  private final Map<String, String> variables;

  SettingsFromEnvironment() {
    this.variables = new Environment().variables();
  }

  /** The settings; empty if they are wrong, which was then reported. */
  Optional<Settings> read(Set<Role> roles, PrintWriter err) {
    return switch (new SettingsReader(host()).read(variables, roles)) {
      case SettingsReader.Valid valid -> {
        new LogSetup().apply(valid.settings().logLevel());
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
