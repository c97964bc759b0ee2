package cl.fizko.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What is to be set up.
 *
 * @param home the checkout
 * @param logLevel how much the workers that log say: {@code warning} or {@code info}
 */
record Setup(Path home, BrokerChoice broker, PeerChoice peers, String logLevel) {

  Path module() {
    return home.resolve("benchmarks");
  }

  Path target() {
    return module().resolve("target");
  }

  /** Where a worker logs. */
  Path log(Subject subject) {
    try {
      Path folder = Files.createDirectories(target().resolve("logs"));
      return folder.resolve(subject.name().toLowerCase(Locale.ROOT) + ".log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
