package cl.fizko.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind the question mark of a database URL, in the words of psycopg, asyncpg, Prisma
 * and JDBC. What concerns only the other driver is passed over.
 */
final class UrlParameters {

  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  /** How the others say that a pooler stands in between and statements must not be named. */
  private static final Map<String, String> POOLED =
      Map.of(
          "pgbouncer", "true",
          "prepareThreshold", "0",
          "prepared_statement_cache_size", "0",
          "statement_cache_size", "0");

  private static final Pattern ESCAPED = Pattern.compile("(?:%[0-9a-fA-F]{2})+");

  private final Map<String, String> values = new TreeMap<>();

  UrlParameters(String query) {
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
  }

  /** Undoes percent-encoding; a percent sign that encodes nothing stands for itself. */
  static String decode(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            run ->
                Matcher.quoteReplacement(URLDecoder.decode(run.group(), StandardCharsets.UTF_8)));
  }

  String get(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  boolean saysPooled() {
    return POOLED.entrySet().stream()
        .anyMatch(word -> word.getValue().equalsIgnoreCase(get(word.getKey(), "")));
  }

  /** Of the driver's properties only those about TLS are the operator's to choose. */
  Map<String, String> driverProperties() {
    Map<String, String> properties = new TreeMap<>();
    String mode = sslMode();
    if (!mode.isEmpty()) {
      properties.put("sslmode", mode);
    }
    String root = get("sslrootcert", "");
    if (!root.isEmpty()) {
      properties.put("sslrootcert", root);
    }
    return properties;
  }

  private String sslMode() {
    String said = get("sslmode", get("ssl", "")).toLowerCase(Locale.ROOT);
    String mode =
        switch (said) {
          case "true" -> "require";
          case "false" -> "disable";
          default -> said;
        };
    if (!mode.isEmpty() && !SSL_MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "has an unknown sslmode; expected disable, allow, prefer, require, verify-ca or"
              + " verify-full");
    }
    return mode;
  }
}
