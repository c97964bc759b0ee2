package cl.fizko.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How Redis is used.
 *
 * @param url where it is
 * @param keyPrefix stands before every key and channel of the broker, as kombu's {@code
 *     global_keyprefix}; empty for none
 * @param resultKeyPrefix stands before every key and channel of results, as Celery 5.5's {@code
 *     result_backend_transport_options.global_keyprefix}: with an underscore after it unless it
 *     ends in one of {@code : _ - .}; empty for none
 * @param commandTimeout no answer within it counts as Redis not being there; 100 ms to 60 s
 * @param resultTtl how long a result is kept, 1 s or more ({@code result_expires})
 * @param visibilityTimeout after this time what a Celery worker has taken and not acknowledged goes
 *     back to its queue; must be that of the Celery workers on the same queues
 * @param clientName under which Redis lists our connections; no blanks
 * @param authorities a PEM file of those who may sign the server's certificate, for TLS; empty:
 *     those whom Java trusts
 */
public record RedisSettings(
    RedisUrl url,
    String keyPrefix,
    String resultKeyPrefix,
    Duration commandTimeout,
    Duration resultTtl,
    Duration visibilityTimeout,
    String clientName,
    Optional<Path> authorities) {

  public RedisSettings {
    if (!resultKeyPrefix.isEmpty()
        && ":_-.".indexOf(resultKeyPrefix.charAt(resultKeyPrefix.length() - 1)) < 0) {
      resultKeyPrefix += "_";
    }
    if (commandTimeout.compareTo(Duration.ofMillis(100)) < 0
        || commandTimeout.compareTo(Duration.ofSeconds(60)) > 0) {
      throw new IllegalArgumentException(
          "command timeout is " + commandTimeout + "; expected 100 ms to 60 s");
    }
    if (resultTtl.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "results are kept for " + resultTtl + "; expected 1 s or more");
    }
    if (visibilityTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "visibility timeout is " + visibilityTimeout + "; expected 1 s or more");
    }
  }

  /** The settings for a Redis whose certificate, if any, is signed by somebody well known. */
  public RedisSettings(
      RedisUrl url,
      String keyPrefix,
      Duration commandTimeout,
      Duration resultTtl,
      Duration visibilityTimeout,
      String clientName) {
    this(
        url,
        keyPrefix,
        "",
        commandTimeout,
        resultTtl,
        visibilityTimeout,
        clientName,
        url.authorities());
  }

  /** The same with another file of those who may sign the server's certificate. */
  public RedisSettings withAuthorities(Path file) {
    return new RedisSettings(
        url,
        keyPrefix,
        resultKeyPrefix,
        commandTimeout,
        resultTtl,
        visibilityTimeout,
        clientName,
        Optional.of(file));
  }

  /** The same with another prefix of results. */
  public RedisSettings withResultKeyPrefix(String prefix) {
    return new RedisSettings(
        url,
        keyPrefix,
        prefix,
        commandTimeout,
        resultTtl,
        visibilityTimeout,
        clientName,
        authorities);
  }

  /** The settings of the deployment that we replace, for a Redis somewhere. */
  public static RedisSettings at(RedisUrl url) {
    return new RedisSettings(
        url, "", Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofHours(1), "fizko");
  }
}
