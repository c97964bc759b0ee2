package cl.fizko.devservers;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code redis-server} executables of this machine; tried only when asked for. */
record RedisExecutables(Supplier<RedisProbe> bundled, Supplier<RedisProbe> system) {

  private static final Logger log = LoggerFactory.getLogger(RedisExecutables.class);
  private static final String INSTALL =
      """
      Install Redis %s or newer (Debian, Ubuntu: apt-get install redis-server; macOS: brew install \
      redis); the bundled one needs the OpenSSL 3 libraries (Debian, Ubuntu: libssl3)"""
          .formatted(RedisVersion.OLDEST);

  static RedisExecutables ofThisMachine() {
    return new RedisExecutables(
        new BundledRedis(BinaryCache.ofThisUser())::probe, () -> RedisProbe.of("redis-server"));
  }

  /** The executable to run; when there is none, the error says what to install. */
  String find(RedisChoice choice) {
    return switch (choice) {
      case BUNDLED_ELSE_SYSTEM -> bundledElseSystem();
      case SYSTEM -> system("");
    };
  }

  private String bundledElseSystem() {
    return switch (bundled.get()) {
      case RedisProbe.Usable usable -> usable.executable();
      case RedisProbe.Unusable unusable -> {
        String executable =
            system("The bundled one does not run: %s. ".formatted(unusable.reason()));
        log.warn(
            "The bundled Redis does not run here, using {} of this machine instead: {}",
            executable,
            unusable.reason());
        yield executable;
      }
    };
  }

  private String system(String before) {
    return switch (system.get()) {
      case RedisProbe.Usable usable -> usable.executable();
      case RedisProbe.Unusable unusable ->
          throw new DevServerException(
              "No Redis to run. %sThe PATH has none: %s. %s"
                  .formatted(before, unusable.reason(), INSTALL));
    };
  }
}
