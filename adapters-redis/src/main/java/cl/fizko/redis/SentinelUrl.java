package cl.fizko.redis;

import io.lettuce.core.RedisURI;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Sentinels in Celery's words: URLs with semicolons between them. User, password and database may
 * stand in any of them and are those of the master, not of the Sentinels.
 */
record SentinelUrl(RedisURI uri, @Nullable String userInfo) {

  private static final String EXAMPLE =
      "expected sentinel://host:26379;sentinel://host:26379/database";

  static SentinelUrl parse(String text) {
    RedisURI uri = new RedisURI();
    uri.setTimeout(RedisURI.DEFAULT_TIMEOUT_DURATION);
    String credentials = null;
    for (String part : text.split(";", -1)) {
      URI each = read(part.strip());
      String authority = each.getRawAuthority();
      int at = authority.lastIndexOf('@');
      if (at >= 0 && credentials == null) {
        credentials = authority.substring(0, at);
        authenticate(uri, credentials);
      }
      uri.getSentinels().add(sentinel(authority.substring(at + 1)));
      String path = each.getPath();
      if (path.length() > 1) {
        uri.setDatabase(number(path.substring(1), 0, Integer.MAX_VALUE));
      }
    }
    return new SentinelUrl(uri, credentials);
  }

  private static URI read(String part) {
    try {
      URI uri = URI.create(part);
      if ("sentinel".equals(uri.getScheme()) && uri.getRawAuthority() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Its message shows the text.
    }
    throw unreadable();
  }

  private static void authenticate(RedisURI uri, String credentials) {
    int colon = credentials.indexOf(':');
    String password = decoded(credentials.substring(colon + 1));
    if (colon <= 0) {
      uri.setAuthentication(password);
    } else {
      uri.setAuthentication(decoded(credentials.substring(0, colon)), password);
    }
  }

  private static String decoded(String text) {
    return URI.create("x://h/" + text).getPath().substring(1);
  }

  private static RedisURI sentinel(String address) {
    int colon = address.endsWith("]") ? -1 : address.lastIndexOf(':');
    String host = colon < 0 ? address : address.substring(0, colon);
    if (host.isBlank()) {
      throw unreadable();
    }
    int port =
        colon < 0
            ? RedisURI.DEFAULT_SENTINEL_PORT
            : number(address.substring(colon + 1), 1, 65_535);
    return RedisURI.create(host.replaceAll("[\\[\\]]", ""), port);
  }

  private static int number(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Its message shows the text.
    }
    throw unreadable();
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException("cannot be read; " + EXAMPLE);
  }
}
