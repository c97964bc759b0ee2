package cl.fizko.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where PostgreSQL is, in the forms in which {@code DATABASE_URL} is found in the field. Never
 * shows its password.
 *
 * <p>Reads what the Python deployment read, so a password may hold any character as it is, but
 * {@code @}, which has to be {@code %40}, {@code %} before two hexadecimal digits, and blanks.
 * {@code pgbouncer=true} is a word of another driver's for "no named statements"; here, and on
 * Supabase's transaction pooler at port 6543, it turns server-side prepared statements off.
 */
public final class DatabaseUrl {

  private static final String EXPECTED = "expected postgresql://user:password@host:5432/database";
  private static final Pattern SCHEME =
      Pattern.compile(
          "^(jdbc:)?(postgresql|postgres)(\\+[a-z0-9_]+)?://", Pattern.CASE_INSENSITIVE);

  /** Host or IPv6 address in brackets, port, database, parameters. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?<host>\\[[0-9a-fA-F:.]+]|[^\\s:/?#@,\\[\\]]*)(?::(?<port>[0-9]{1,5}))?"
              + "(?:/(?<database>[^?#]*))?(?:\\?(?<query>[^#]*))?");

  private static final int USUAL_PORT = 5432;
  private static final int TRANSACTION_POOLER = 6543;
  private static final int HIGHEST_PORT = 65_535;

  private final String host;
  private final int port;
  private final String database;
  private final String user;
  private final String password;
  private final UrlParameters parameters;

  private DatabaseUrl(Matcher place, String credentials, UrlParameters parameters) {
    int colon = credentials.indexOf(':');
    String name = colon < 0 ? credentials : credentials.substring(0, colon);
    String secret = colon < 0 ? "" : credentials.substring(colon + 1);
    this.host = required(place.group("host"), "host");
    this.port = port(place.group("port"));
    this.database = required(UrlParameters.decode(orEmpty(place.group("database"))), "database");
    this.user = required(parameters.get("user", UrlParameters.decode(name)), "user");
    this.password = parameters.get("password", UrlParameters.decode(secret));
    this.parameters = parameters;
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException says what is wrong and what would be right; never contains the
   *     text
   */
  public static DatabaseUrl parse(String text) {
    String url = text.strip();
    Matcher scheme = SCHEME.matcher(url);
    if (!scheme.find()) {
      throw new IllegalArgumentException("does not begin with postgresql://; " + EXPECTED);
    }
    if (url.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("contains a space or a line break; " + EXPECTED);
    }
    String rest = url.substring(scheme.end());
    int at = rest.indexOf('@');
    Matcher place = PLACE.matcher(rest.substring(at + 1));
    if (!place.matches()) {
      throw new IllegalArgumentException(
          "cannot be read behind the "
              + (at < 0 ? "//" : "first @")
              + "; "
              + EXPECTED
              + ", one host, and an @ of the password written as %40");
    }
    UrlParameters parameters = new UrlParameters(orEmpty(place.group("query")));
    DatabaseUrl parsed = new DatabaseUrl(place, at < 0 ? "" : rest.substring(0, at), parameters);
    parsed.driverProperties(); // A wrong one is to be known now.
    return parsed;
  }

  @SuppressWarnings("NullAway") // A group that matched nothing is null.
  private static String orEmpty(String group) {
    return group == null ? "" : group;
  }

  private static String required(String value, String what) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("names no " + what + "; " + EXPECTED);
    }
    return value;
  }

  private static int port(String digits) {
    int port = orEmpty(digits).isEmpty() ? USUAL_PORT : Integer.parseInt(digits);
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("has port " + port + "; expected 1 to " + HIGHEST_PORT);
    }
    return port;
  }

  /** The URL for JDBC, without credentials. */
  String jdbcUrl() {
    return "jdbc:postgresql://"
        + host
        + ":"
        + port
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8);
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  /** Whether a pooler in transaction mode stands before the database. */
  public boolean isPooled() {
    return port == TRANSACTION_POOLER || parameters.saysPooled();
  }

  Map<String, String> driverProperties() {
    return parameters.driverProperties();
  }

  /** The URL with its password masked. */
  @Override
  public String toString() {
    return "postgresql://" + user + ":**@" + host + ":" + port + "/" + database;
  }
}
