package cl.fizko.redis;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is. Never shows its password. These forms are known:
 *
 * <ul>
 *   <li>{@code redis://[user:password@]host[:port][/database]}
 *   <li>{@code rediss://…} for TLS, with redis-py's {@code ?ssl_cert_reqs=}, {@code ssl_ca_certs=}
 *       and {@code ssl_check_hostname=}
 *   <li>{@code sentinel://[user:password@]host[:port];sentinel://host[:port]…[/database]}, as
 *       Celery writes it; the name of the master comes from elsewhere
 *   <li>{@code redis-sentinel://[user:password@]host[:port],host[:port]…[/database]#master}
 * </ul>
 */
public final class RedisUrl {

  static final String EXAMPLE = "expected redis://[user:password@]host[:port][/database]";

  private static final String CELERY_SENTINEL = "sentinel://";

  private final RedisURI uri;
  private final String user;
  private final Optional<Path> authorities;

  private RedisUrl(RedisURI uri, String user, Optional<Path> authorities) {
    this.uri = uri;
    this.user = user;
    this.authorities = authorities;
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException says what would be right; never contains the text
   */
  public static RedisUrl parse(String text) {
    if (text.startsWith(CELERY_SENTINEL)) {
      SentinelUrl sentinels = SentinelUrl.parse(text);
      return new RedisUrl(sentinels.uri(), masked(sentinels.userInfo()), Optional.empty());
    }
    if (!text.matches("(redis|rediss|redis-sentinel|rediss-sentinel)://.*")) {
      throw new IllegalArgumentException(
          "does not begin with redis://, rediss://, sentinel:// or redis-sentinel://; " + EXAMPLE);
    }
    RedisURI uri = read(text);
    URI parts = URI.create(text);
    TlsParameters tls = TlsParameters.of(parts.getQuery());
    tls.verification().ifPresent(uri::setVerifyPeer);
    return new RedisUrl(uri, masked(userInfo(parts)), tls.authorities());
  }

  /** Java takes an authority apart only where it finds one host of the usual form. */
  private static @Nullable String userInfo(URI uri) {
    String authority = uri.getRawAuthority();
    int at = authority.lastIndexOf('@');
    return at < 0 ? null : authority.substring(0, at);
  }

  private static RedisURI read(String text) {
    RedisURI uri;
    try {
      uri = RedisURI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("cannot be read; " + EXAMPLE);
    }
    if (!uri.getSentinels().isEmpty()) {
      return uri;
    }
    if (uri.getHost() == null || uri.getHost().isBlank()) {
      throw new IllegalArgumentException("names no host; " + EXAMPLE);
    }
    // The driver takes an unreadable port for the usual one.
    if (!URI.create(text).getRawAuthority().matches("(.*@)?(\\[[^]]*]|[^:@]+)(:\\d{0,5})?")) {
      throw new IllegalArgumentException("has no readable port; " + EXAMPLE);
    }
    return uri;
  }

  /** The same with a name for the master that the Sentinels watch, if it names Sentinels. */
  public RedisUrl withSentinelMaster(String master) {
    if (uri.getSentinels().isEmpty()) {
      return this;
    }
    RedisURI copy = copy();
    copy.setSentinelMasterId(master);
    return new RedisUrl(copy, user, authorities);
  }

  /** Whether this names Sentinels, and not the master that they are to be asked for. */
  public boolean lacksSentinelMaster() {
    return !uri.getSentinels().isEmpty() && uri.getSentinelMasterId() == null;
  }

  RedisURI uri(Duration timeout) {
    if (lacksSentinelMaster()) {
      throw new IllegalArgumentException("no name was given for the master of the Sentinels");
    }
    RedisURI copy = copy();
    copy.setTimeout(timeout);
    copy.getSentinels().forEach(sentinel -> sentinel.setTimeout(timeout));
    return copy;
  }

  /** The driver's builder refuses to copy what has no host of its own. */
  private RedisURI copy() {
    RedisURI copy = new RedisURI();
    copy.setHost(uri.getHost());
    copy.setPort(uri.getPort());
    copy.setDatabase(uri.getDatabase());
    copy.setTimeout(uri.getTimeout());
    copy.setSentinelMasterId(uri.getSentinelMasterId());
    copy.getSentinels().addAll(uri.getSentinels());
    copy.applyAuthentication(uri);
    copy.applySsl(uri);
    return copy;
  }

  /** The file of those who may sign the server's certificate, if the URL names one. */
  Optional<Path> authorities() {
    return authorities;
  }

  /** The number of the database, which Celery uses in the names of its channels. */
  public int database() {
    return uri.getDatabase();
  }

  /** The host; of several Sentinels the first one's. */
  public String host() {
    return first().getHost();
  }

  /** The port; of several Sentinels the first one's. */
  public int port() {
    return first().getPort();
  }

  /** Whether it is reached by TLS. */
  public boolean isTls() {
    return uri.isSsl();
  }

  private RedisURI first() {
    return uri.getSentinels().isEmpty() ? uri : uri.getSentinels().getFirst();
  }

  /** The URL with its password masked. */
  @Override
  public String toString() {
    String tls = uri.isSsl() ? "s" : "";
    if (uri.getSentinels().isEmpty()) {
      return "redis" + tls + "://" + user + address(uri) + "/" + uri.getDatabase();
    }
    String addresses =
        String.join(",", uri.getSentinels().stream().map(RedisUrl::address).toList());
    String master = lacksSentinelMaster() ? "" : "#" + uri.getSentinelMasterId();
    return "redis" + tls + "-sentinel://" + user + addresses + "/" + uri.getDatabase() + master;
  }

  private static String address(RedisURI uri) {
    String host = uri.getHost().contains(":") ? "[" + uri.getHost() + "]" : uri.getHost();
    return host + ":" + uri.getPort();
  }

  private static String masked(@Nullable String userInfo) {
    if (userInfo == null) {
      return "";
    }
    int colon = userInfo.indexOf(':');
    return colon < 0 ? "**@" : userInfo.substring(0, colon) + ":**@";
  }
}
