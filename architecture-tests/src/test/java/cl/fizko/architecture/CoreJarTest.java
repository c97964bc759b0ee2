package cl.fizko.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.task.Task;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What whoever embeds core gets: opened, and looked at. */
class CoreJarTest {

  @Test
  void itHoldsTheCoreAndNothingForeign() throws Exception {
    assertThat(files())
        .contains("cl/fizko/core/task/Task.class")
        .allMatch(file -> file.startsWith("cl/fizko/core/") || file.startsWith("META-INF/"));
  }

  /** A library that shades another one, or registers a service, does so in META-INF. */
  @Test
  void itSaysNothingToTheJdkButWhoItIs() throws Exception {
    assertThat(files())
        .filteredOn(file -> file.startsWith("META-INF/"))
        .allMatch(
            file -> file.equals("META-INF/MANIFEST.MF") || file.startsWith("META-INF/maven/"));
  }

  /** Maven hands us the jar; before it was built (mvn test) the folder that it is made of. */
  private static List<String> files() throws IOException, URISyntaxException {
    URI source = Task.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path entry = Path.of(source);
    if (Files.isDirectory(entry)) {
      return below(entry);
    }
    try (FileSystem jar = FileSystems.newFileSystem(entry)) {
      return below(jar.getPath("/"));
    }
  }

  private static List<String> below(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .toList();
    }
  }
}
