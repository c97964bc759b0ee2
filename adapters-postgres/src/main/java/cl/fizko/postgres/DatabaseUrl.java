package cl.fizko.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where PostgreSQL is, in the forms in which {@code DATABASE_URL} is found in the field. Never
 * shows its password.
 *
 * <p>{@code pgbouncer=true} is a word of another driver's for "no named statements"; here, and on
 * Supabase's transaction pooler at port 6543, it turns server-side prepared statements off.
 */
public final class DatabaseUrl {

  private static final String EXPECTED = "expected postgresql://user:password@host:5432/database";
  private static final Pattern SCHEME =
      Pattern.compile("^(jdbc:)?(postgresql|postgres)(\\+[a-z0-9]+)?://", Pattern.CASE_INSENSITIVE);
  private static final int TRANSACTION_POOLER = 6543;
  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private final String host;
  private final int port;
  private final String database;
  private final String user;
  private final String password;
  private final boolean pooled;
  private final Map<String, String> driverProperties;

  private DatabaseUrl(
      URI uri, String user, String password, boolean pooled, Map<String, String> driverProperties) {
    this.host = uri.getHost();
    this.port = uri.getPort() < 0 ? 5432 : uri.getPort();
    this.database = decode(uri.getRawPath().substring(1));
    this.user = user;
    this.password = password;
    this.pooled = pooled || port == TRANSACTION_POOLER;
    this.driverProperties = Map.copyOf(driverProperties);
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException says what is wrong and what would be right; never contains the
   *     text
   */
  public static DatabaseUrl parse(String text) {
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.find()) {
      throw new IllegalArgumentException("does not begin with postgresql://; " + EXPECTED);
    }
    URI uri;
    try {
      uri = new URI("postgresql://" + text.substring(scheme.end()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "cannot be read; "
              + EXPECTED
              + ", with special characters of the password as %40 and the"
              + " like");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("names no host; " + EXPECTED);
    }
    if (uri.getRawPath() == null || uri.getRawPath().length() < 2) {
      throw new IllegalArgumentException("names no database; " + EXPECTED);
    }
    Map<String, String> parameters = parameters(uri.getRawQuery() == null ? "" : uri.getRawQuery());
    String[] credentials = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
    String user = parameters.getOrDefault("user", decode(credentials[0]));
    String password =
        parameters.getOrDefault("password", credentials.length < 2 ? "" : decode(credentials[1]));
    if (user.isEmpty()) {
      throw new IllegalArgumentException("names no user; " + EXPECTED);
    }
    boolean pooled = "true".equalsIgnoreCase(parameters.get("pgbouncer"));
    return new DatabaseUrl(uri, user, password, pooled, ssl(parameters));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  /** Of the driver's parameters only those about TLS are the operator's to choose. */
  private static Map<String, String> ssl(Map<String, String> parameters) {
    Map<String, String> properties = new TreeMap<>();
    String mode = parameters.getOrDefault("sslmode", parameters.getOrDefault("ssl", ""));
    mode = mode.equalsIgnoreCase("true") ? "require" : mode.toLowerCase(Locale.ROOT);
    if (!mode.isEmpty()) {
      if (!SSL_MODES.contains(mode)) {
        throw new IllegalArgumentException(
            "has an unknown sslmode; expected disable, allow, prefer, require, verify-ca or"
                + " verify-full");
      }
      properties.put("sslmode", mode);
    }
    String root = parameters.getOrDefault("sslrootcert", "");
    if (!root.isEmpty()) {
      properties.put("sslrootcert", root);
    }
    return properties;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The URL for JDBC, without credentials. */
  String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  /** Whether a pooler in transaction mode stands before the database. */
  public boolean isPooled() {
    return pooled;
  }

  Map<String, String> driverProperties() {
    return driverProperties;
  }

  /** The URL with its password masked. */
  @Override
  public String toString() {
    return "postgresql://" + user + ":**@" + host + ":" + port + "/" + database;
  }
}
