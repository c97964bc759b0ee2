package cl.fizko.http;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the web server listens.
 *
 * @param host the address to listen on; {@code 0.0.0.0} for all
 * @param port 0 to 65535; 0 takes any that is free
 * @param stopTimeout how long requests in flight may go on when the server ends; 0 to 10 minutes, 0
 *     cuts them
 * @param maxBodyBytes the largest body that is read, 1 byte to 100 MiB
 * @param corsOrigins the pages of which origins may call, each exactly as browsers write it: {@code
 *     https://app.example.cl}; none: no cross-origin calls
 */
public record HttpSettings(
    String host, int port, Duration stopTimeout, int maxBodyBytes, List<String> corsOrigins) {

  private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s*,]+");
  private static final Duration LONGEST_STOP = Duration.ofMinutes(10);
  private static final int MIB = 1024 * 1024;

  public HttpSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is empty; expected an address such as 0.0.0.0");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + "; expected 0 to 65535");
    }
    if (stopTimeout.isNegative() || stopTimeout.compareTo(LONGEST_STOP) > 0) {
      throw new IllegalArgumentException(
          "stopTimeout is " + stopTimeout + "; expected 0 to " + LONGEST_STOP);
    }
    if (maxBodyBytes < 1 || maxBodyBytes > 100 * MIB) {
      throw new IllegalArgumentException(
          "maxBodyBytes is " + maxBodyBytes + "; expected 1 to " + 100 * MIB);
    }
    corsOrigins = List.copyOf(corsOrigins);
    for (String origin : corsOrigins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "origin is '" + origin + "'; expected one such as https://app.example.cl");
      }
    }
  }

  /** As most deployments want it: 30 seconds to end, bodies up to 1 MiB, no cross-origin calls. */
  public static HttpSettings of(String host, int port) {
    return new HttpSettings(host, port, Duration.ofSeconds(30), MIB, List.of());
  }

  /** The address for people: {@code http://0.0.0.0:8000}, with an IPv6 address in brackets. */
  String address(int realPort) {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + realPort;
  }
}
