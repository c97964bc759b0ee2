package cl.fizko.devservers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed JVM or a killed PostgreSQL may have left on a cluster: a server still running, or
 * the note of a process number that means nothing any more. Only to be used by whoever holds the
 * folder.
 *
 * @param cluster the data directory's real path
 */
record PostgresLeftover(PostgresBinaries binaries, Path cluster) {

  private static final Logger log = LoggerFactory.getLogger(PostgresLeftover.class);

  /** Stops the server left running on this cluster, or removes a note about somebody else. */
  void clear() {
    try {
      Optional<ProcessHandle> noted = notedProcess();
      if (noted.isEmpty()) {
        // Nothing runs; PostgreSQL itself sees through the number of a process that has ended.
        return;
      }
      if (isOurs(noted.get())) {
        log.warn("Stopping the PostgreSQL that a killed process left on {}", cluster);
        stop();
      } else {
        // The number was given away again, and PostgreSQL would refuse to start.
        Files.delete(note());
      }
    } catch (IOException e) {
      throw new DevServerException("Cannot clear " + note(), e);
    }
  }

  private void stop() {
    ToolRun run = binaries.stop(cluster);
    if (run.failed()) {
      throw new DevServerException("PostgreSQL on " + cluster + " does not stop: " + run.output());
    }
  }

  private boolean isOurs(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    boolean postgres = info.command().filter(command -> command.endsWith("/postgres")).isPresent();
    List<String> arguments = List.of(info.arguments().orElse(new String[0]));
    return postgres && arguments.contains(cluster.toString());
  }

  private Optional<ProcessHandle> notedProcess() throws IOException {
    try (Stream<String> lines = Files.lines(note())) {
      return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Path note() {
    return cluster.resolve("postmaster.pid");
  }
}
