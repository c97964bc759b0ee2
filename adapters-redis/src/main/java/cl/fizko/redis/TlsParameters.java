package cl.fizko.redis;

import io.lettuce.core.SslVerifyMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What redis-py and kombu let a {@code rediss://} URL say about certificates.
 *
 * @param verification how the server's certificate is verified; empty if the URL does not say
 * @param authorities the file of those who may sign it, if the URL names one
 */
record TlsParameters(Optional<SslVerifyMode> verification, Optional<Path> authorities) {

  static TlsParameters of(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String each : query == null ? new String[0] : query.split("&")) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        parameters.put(each.substring(0, equals), each.substring(equals + 1));
      }
    }
    return new TlsParameters(
        verification(
            Optional.ofNullable(parameters.get("ssl_cert_reqs")),
            "false".equalsIgnoreCase(parameters.get("ssl_check_hostname"))),
        Optional.ofNullable(parameters.get("ssl_ca_certs")).map(Path::of));
  }

  /** To a client "optional" means what "required" does: servers always show a certificate. */
  private static Optional<SslVerifyMode> verification(
      Optional<String> requirement, boolean anyHost) {
    SslVerifyMode verified = anyHost ? SslVerifyMode.CA : SslVerifyMode.FULL;
    if (requirement.isEmpty()) {
      return anyHost ? Optional.of(verified) : Optional.empty();
    }
    return switch (requirement.get().toLowerCase(Locale.ROOT)) {
      case "none", "cert_none" -> Optional.of(SslVerifyMode.NONE);
      case "optional", "cert_optional", "required", "cert_required" -> Optional.of(verified);
      default ->
          throw new IllegalArgumentException(
              "has an unknown ssl_cert_reqs; expected none, optional or required");
    };
  }
}
