package cl.fizko.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** BullMQ's scripts, installed into the build folder. */
final class BullMq {

  private final Path folder;
  private final Map<String, String> environment;

  private BullMq(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * Copies the scripts and, the first time, fetches what they need.
   *
   * @throws BenchmarkException if node or npm is missing, or npm cannot fetch
   */
  static BullMq install(Path scripts, Path into, Map<String, String> environment) {
    copy(scripts, into);
    new Program(List.of("node", "--version"), into).output();
    if (!Files.isDirectory(into.resolve("node_modules/bullmq"))) {
      new Program(List.of("npm", "install", "--no-audit", "--no-fund"), into).output();
    }
    return new BullMq(into, environment);
  }

  Program script(String name, Object... arguments) {
    List<String> command = new ArrayList<>(List.of("node", name));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new Program(command, folder, environment);
  }

  String version() {
    return new Program(List.of("node", "-p", "require('bullmq/package.json').version"), folder)
            .output()
        + " on node "
        + new Program(List.of("node", "--version"), folder).output();
  }

  private static void copy(Path scripts, Path into) {
    try (Stream<Path> files = Files.list(scripts)) {
      Files.createDirectories(into);
      for (Path file : files.toList()) {
        Files.copy(file, into.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new BenchmarkException("the scripts in " + scripts + " cannot be copied", e);
    }
  }
}
