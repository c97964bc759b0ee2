package cl.fizko.boot.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import cl.fizko.http.access.FixedTokens;
import cl.fizko.http.access.OperatorClaim;
import cl.fizko.http.access.SessionSecret;
import cl.fizko.http.access.ThrottleSettings;
import cl.fizko.http.access.TrustedProxies;
import cl.fizko.http.access.supabase.JwtSecret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads who may call, and how much. */
final class AccessReader {

  private static final String URL_EXAMPLE = "https://abc.supabase.co";

  private final Reading reading;
  private final Set<Role> roles;

  AccessReader(Reading reading, Set<Role> roles) {
    this.reading = reading;
    this.roles = roles;
  }

  AccessSettings read() {
    return new AccessSettings(
        jwtSecret(),
        supabaseUrl(),
        parsed("FIZKO_OPERATOR_CLAIM", "fizko_role=operator", OperatorClaim::parse)
            .orElse(OperatorClaim.USUAL),
        new AccessSettings.Tokens(tokens("FIZKO_SERVICE_TOKENS"), tokens("FIZKO_OPERATOR_TOKENS")),
        new AccessSettings.Dashboard(dashboardSecret(), reading.flag("FIZKO_DASHBOARD_OVER_HTTP")),
        throttle());
  }

  /** Roles that verify no token have another use for the secret. */
  private Optional<Secret> jwtSecret() {
    Optional<Secret> secret = reading.secret("SUPABASE_JWT_SECRET");
    if (roles.contains(Role.WEB)) {
      secret
          .filter(given -> given.reveal().getBytes(UTF_8).length < JwtSecret.SHORTEST_BYTES)
          .ifPresent(given -> tooShort("SUPABASE_JWT_SECRET", JwtSecret.SHORTEST_BYTES));
    }
    return secret;
  }

  private Optional<Secret> dashboardSecret() {
    Optional<Secret> secret = reading.secret("FIZKO_DASHBOARD_SECRET");
    secret
        .filter(given -> given.reveal().length() < SessionSecret.SHORTEST)
        .ifPresent(given -> tooShort("FIZKO_DASHBOARD_SECRET", SessionSecret.SHORTEST));
    return secret;
  }

  private Optional<URI> supabaseUrl() {
    return parsed("SUPABASE_URL", URL_EXAMPLE, AccessReader::projectUrl);
  }

  private static URI projectUrl(String text) {
    try {
      URI url = new URI(text.replaceAll("/+$", ""));
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("https") || scheme.equals("http"))
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Told below, as any other text.
    }
    throw new IllegalArgumentException("is no address of a project; expected https://host");
  }

  private List<Secret> tokens(String name) {
    List<Secret> tokens =
        reading.text(name).stream()
            .flatMap(text -> Arrays.stream(text.split(",")))
            .map(String::strip)
            .filter(token -> !token.isEmpty())
            .map(Secret::new)
            .toList();
    if (tokens.stream().anyMatch(token -> !FixedTokens.isUsable(token.reveal()))) {
      tooShort(name, FixedTokens.SHORTEST);
    }
    return tokens;
  }

  private ThrottleSettings throttle() {
    return new ThrottleSettings(
        perMinute("FIZKO_RATE_LIMIT", 6_000),
        perMinute("FIZKO_RATE_LIMIT_PER_ADDRESS", 12_000),
        perMinute("FIZKO_RATE_LIMIT_FAILURES", 30),
        parsed("FIZKO_TRUSTED_PROXIES", "10.0.0.0/8", TrustedProxies::parse)
            .orElse(TrustedProxies.NONE));
  }

  private int perMinute(String name, int byDefault) {
    return (int) reading.number(name, byDefault, 0, ThrottleSettings.MOST);
  }

  private <T> Optional<T> parsed(String name, String example, Function<String, T> parser) {
    return reading.text(name).flatMap(text -> reading.parsed(name, text, example, parser));
  }

  private void tooShort(String name, int shortest) {
    reading.problem(
        name,
        "too short, or not of printable ASCII",
        "at least " + shortest + " characters that nobody can guess",
        "the output of: openssl rand -hex 32");
  }
}
