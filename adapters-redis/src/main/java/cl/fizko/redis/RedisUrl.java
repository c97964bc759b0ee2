package cl.fizko.redis;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is: {@code redis://[user:password@]host[:port][/database]}, or {@code rediss://} for
 * TLS. Never shows its password.
 */
public final class RedisUrl {

  private static final String EXAMPLE = "expected redis://[user:password@]host[:port][/database]";

  private final RedisURI uri;

  private final String credentials;

  private RedisUrl(RedisURI uri, String credentials) {
    this.uri = uri;
    this.credentials = credentials;
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException says what would be right; never contains the text
   */
  public static RedisUrl parse(String text) {
    if (!text.startsWith("redis://") && !text.startsWith("rediss://")) {
      throw new IllegalArgumentException("does not begin with redis:// or rediss://; " + EXAMPLE);
    }
    try {
      RedisURI uri = RedisURI.create(text);
      if (uri.getHost() == null || uri.getHost().isBlank()) {
        throw new IllegalArgumentException("names no host; " + EXAMPLE);
      }
      return new RedisUrl(uri, masked(URI.create(text).getRawUserInfo()));
    } catch (IllegalArgumentException e) {
      String reason = e.getMessage();
      throw new IllegalArgumentException(
          reason != null && reason.endsWith(EXAMPLE) ? reason : "cannot be read; " + EXAMPLE);
    }
  }

  RedisURI uri(Duration timeout) {
    RedisURI copy = RedisURI.builder(uri).build();
    copy.setTimeout(timeout);
    return copy;
  }

  /** The number of the database, which Celery uses in the names of its channels. */
  public int database() {
    return uri.getDatabase();
  }

  /** The host, as the URL names it. */
  public String host() {
    return uri.getHost();
  }

  /** The port, also where the URL names none. */
  public int port() {
    return uri.getPort();
  }

  /** The URL with its password masked. */
  @Override
  public String toString() {
    String host = uri.getHost().contains(":") ? "[" + uri.getHost() + "]" : uri.getHost();
    return (uri.isSsl() ? "rediss://" : "redis://")
        + credentials
        + host
        + ":"
        + uri.getPort()
        + "/"
        + uri.getDatabase();
  }

  private static String masked(@Nullable String userInfo) {
    if (userInfo == null) {
      return "";
    }
    int colon = userInfo.indexOf(':');
    return colon < 0 ? "**@" : userInfo.substring(0, colon) + ":**@";
  }
}
