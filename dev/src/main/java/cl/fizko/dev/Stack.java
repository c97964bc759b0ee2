package cl.fizko.dev;

import cl.fizko.boot.log.LogSetup;
import cl.fizko.boot.role.Roles;
import cl.fizko.boot.settings.Broker;
import cl.fizko.boot.settings.Problem;
import cl.fizko.boot.settings.Role;
import cl.fizko.boot.settings.Settings;
import cl.fizko.boot.settings.SettingsReader;
import cl.fizko.core.runtime.Lifecycle;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything on this machine: the servers, and the three roles over them. Closing it ends the roles
 * first and the servers after them.
 */
final class Stack implements Lifecycle {

  private static final int BYTES_OF_TOKEN = 24;

  private final Servers servers;
  private final Settings settings;
  private final String token;
  private final String operatorToken;
  private final Lifecycle roles;

  private Stack(Servers servers, Settings settings, String token, String operatorToken) {
    this.servers = servers;
    this.settings = settings;
    this.token = token;
    this.operatorToken = operatorToken;
    this.roles = new Roles().of(settings, EnumSet.allOf(Role.class));
  }

  /**
   * Starts the servers; the roles start with {@link #start()}.
   *
   * @param data where the servers keep their data; empty: nowhere
   * @param port of the web role; another one is taken if it is busy, or if it is 0
   * @param variables settings of the user's; those of the servers are set here
   * @throws IllegalArgumentException says what is wrong with the settings
   */
  static Stack of(Optional<Path> data, int port, Map<String, String> variables) {
    Servers servers =
        Servers.start(Broker.parse(variables.getOrDefault("FIZKO_BROKER", "redis")), data);
    try {
      String token = newToken();
      String operatorToken = newToken();
      Map<String, String> all = new TreeMap<>(variables);
      all.remove("REDIS_URL");
      all.putAll(servers.variables());
      all.put("PORT", Integer.toString(new FreePort().near(port)));
      all.put("FIZKO_SERVICE_TOKENS", token);
      all.put("FIZKO_OPERATOR_TOKENS", operatorToken);
      all.putIfAbsent("FIZKO_DASHBOARD_SECRET", newToken());
      all.put("FIZKO_DASHBOARD_OVER_HTTP", "true");
      all.put("FIZKO_DEMO_TASKS", "true");
      // All roles live in this process: there is nobody to start a fresh worker.
      all.remove("FIZKO_MAX_TASKS_PER_CHILD");
      all.remove("FIZKO_MAX_MEMORY_MB");
      return new Stack(servers, settings(all), token, operatorToken);
    } catch (RuntimeException e) {
      servers.close();
      throw e;
    }
  }

  private static Settings settings(Map<String, String> variables) {
    return switch (new SettingsReader("localhost").read(variables, EnumSet.allOf(Role.class))) {
      case SettingsReader.Valid valid -> {
        new LogSetup().apply(valid.settings().logLevel(), valid.settings().logFormat());
        yield valid.settings();
      }
      case SettingsReader.Invalid invalid ->
          throw new IllegalArgumentException(
              invalid.problems().stream()
                  .map(Problem::toString)
                  .collect(Collectors.joining("\n  - ", "The settings are wrong:\n  - ", "")));
    };
  }

  private static String newToken() {
    byte[] bytes = new byte[BYTES_OF_TOKEN];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void start() {
    roles.start();
  }

  @Override
  public void close() {
    roles.close();
    servers.close();
  }

  Settings settings() {
    return settings;
  }

  /** A service token that the API of this stack takes. */
  String token() {
    return token;
  }

  /** A token that opens the dashboard of this stack, and all of its API. */
  String operatorToken() {
    return operatorToken;
  }

  /** Opens the dashboard; no server sees what stands behind the {@code #}. */
  URI loginLink() {
    return web().resolve("/#token=" + operatorToken);
  }

  Servers servers() {
    return servers;
  }

  URI web() {
    return URI.create("http://localhost:" + settings.webPort());
  }
}
