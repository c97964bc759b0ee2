package cl.fizko.devservers;

import java.nio.file.Path;

/**
 * How to start an {@link EmbeddedPostgresServer}.
 *
 * @param data with a kept folder, databases outlive the server; without one they are lost with it,
 *     and nothing waits for the disk
 * @param preferredPort 1 to 65535; 0 stands for any free port. When it is taken, another is used
 */
public record PostgresOptions(DataFolder data, int preferredPort) {

  public PostgresOptions {
    PortChoice.check(preferredPort);
  }

  /** A new server on any free port, its data deleted at the end. */
  public static PostgresOptions temporary() {
    return new PostgresOptions(new DataFolder.Temporary(), 0);
  }

  /** A server on any free port, its data kept in {@code folder}. */
  public static PostgresOptions keptIn(Path folder) {
    return new PostgresOptions(new DataFolder.Kept(folder), 0);
  }

  /** The same with another {@link #preferredPort()}. */
  public PostgresOptions preferringPort(int port) {
    return new PostgresOptions(data, port);
  }
}
