package cl.fizko.devservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code pgbouncer} of this machine in front of a PostgreSQL, in transaction mode: a connection
 * to it has a server connection for one transaction at a time, so nothing of a session holds. Lets
 * everybody of this machine in as the server's user. Ends with this object or, at the latest, with
 * the JVM. Thread-safe.
 */
public final class PgBouncer implements AutoCloseable {

  private static final List<Path> USUAL_PLACES =
      List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

  private final ServerLife life;
  private final URI postgres;
  private final int port;

  private PgBouncer(ServerLife life, URI postgres, int port) {
    this.life = life;
    this.postgres = postgres;
    this.port = port;
  }

  /** Whether this machine has one. */
  public static boolean isInstalled() {
    return executable().isPresent();
  }

  /**
   * Starts one and returns once it accepts connections.
   *
   * @param postgres the server as {@link EmbeddedPostgresServer#uri()} names it; all its databases
   *     are reached
   * @param connections at most so many server connections for each database
   * @throws DevServerException when none is installed, or when it does not come up
   */
  public static PgBouncer before(URI postgres, int connections) {
    Path executable =
        executable()
            .orElseThrow(
                () ->
                    new DevServerException(
                        "No pgbouncer to run; on Debian or Ubuntu: apt-get install pgbouncer"));
    ServerLife life = ServerLife.begin("pgbouncer", new DataFolder.Temporary());
    try {
      int port =
          new PortChoice(0)
              .start(
                  free ->
                      life.run(
                          () -> {
                            Path file = configure(life.folder(), postgres, connections, free);
                            return ServerProcess.start(
                                launch(executable, file, life.folder(), free));
                          }))
              .port();
      return new PgBouncer(life, postgres, port);
    } catch (RuntimeException e) {
      life.close();
      throw e;
    }
  }

  private static Optional<Path> executable() {
    return USUAL_PLACES.stream().filter(Files::isExecutable).findFirst();
  }

  private static Path configure(Path folder, URI postgres, int connections, int port) {
    String[] credentials = postgres.getUserInfo().split(":", 2);
    String text =
        """
        [databases]
        * = host=%s port=%d user=%s password=%s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = any
        pool_mode = transaction
        default_pool_size = %d
        max_client_conn = 500
        """
            .formatted(
                postgres.getHost(),
                postgres.getPort(),
                credentials[0],
                credentials[1],
                port,
                connections);
    try {
      return Files.writeString(folder.resolve("pgbouncer.ini"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses to run as root, so then it becomes nobody once it has read its file. */
  private static Launch launch(Path executable, Path file, Path folder, int port) {
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    if (UnixUser.current().isRoot()) {
      Stream.of("-u", "nobody").forEach(command::add);
    }
    command.add(file.toString());
    return new Launch("pgbouncer", command, port, folder, "process up", ProcessHandle::destroy);
  }

  /** Where to find the database that {@code postgres} named, through this. */
  public URI uri() {
    return through(postgres);
  }

  /**
   * Where to find a database of the server, through this.
   *
   * @param database an address of the server's
   * @return the same with this port, and {@code ?pgbouncer=true}
   */
  public URI through(URI database) {
    return URI.create(
        "postgresql://"
            + database.getRawUserInfo()
            + "@127.0.0.1:"
            + port
            + database.getRawPath()
            + "?pgbouncer=true");
  }

  /** Ends it at once, and with it the connections through it. Does nothing the second time. */
  @Override
  public void close() {
    life.close();
  }
}
