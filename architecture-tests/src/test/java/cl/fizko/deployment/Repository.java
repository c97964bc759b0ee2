package cl.fizko.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The repository that this test runs in. */
final class Repository {

  private Repository() {}

  static Path file(String name) {
    return root().resolve(name);
  }

  static String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("compose.yaml"))) {
      folder = folder.resolveSibling("").normalize();
      if (folder.getNameCount() == 0) {
        throw new IllegalStateException("no compose.yaml in any folder above");
      }
    }
    return folder;
  }
}
