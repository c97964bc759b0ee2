package cl.fizko.devservers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL data directory within a server's folder.
 *
 * @param folder the server's folder; the data directory is {@code cluster} in it
 * @param durable whether the data must survive a crash of the machine
 */
record PostgresCluster(PostgresBinaries binaries, Path folder, boolean durable) {

  private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  /** Makes the data directory fit to start a server on it, creating it when missing. */
  void prepare() {
    try {
      if (!Files.exists(directory())) {
        create();
      }
      refuseSomebodyElses();
      // PostgreSQL insists, and copying or unpacking a folder easily opens it to others.
      Files.setPosixFilePermissions(directory(), PRIVATE);
    } catch (IOException e) {
      throw new DevServerException("Cannot prepare " + directory(), e);
    }
    new PostgresLeftover(binaries, directory()).clear();
  }

  /**
   * Creates aside and moves at the end: an interrupted creation leaves nothing that looks whole.
   */
  private void create() throws IOException {
    Path aside = folder.resolve("cluster-being-created");
    new FileTree(aside).delete();
    Files.createDirectory(aside, PosixFilePermissions.asFileAttribute(PRIVATE));
    Path password = Files.createTempFile(folder, "password", "");
    try {
      Files.writeString(password, PostgresAddress.PASSWORD);
      initialise(aside, password);
    } finally {
      Files.delete(password);
    }
    Files.move(aside, directory(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void initialise(Path target, Path password) {
    ToolRun run =
        binaries.run(
            folder,
            "initdb",
            "--pgdata=" + target,
            "--username=" + PostgresAddress.USER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            // The same letters and the same order on every machine.
            "--no-locale",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            durable ? "--sync-method=fsync" : "--no-sync");
    if (run.failed()) {
      throw new DevServerException(
          "Cannot create a PostgreSQL cluster in " + folder + ": " + run.output() + hint());
    }
  }

  private String hint() {
    return binaries.user().isRoot()
        ? "\nAs root this needs a working `unshare -U`; try as an ordinary user"
        : "";
  }

  private void refuseSomebodyElses() throws IOException {
    if (!binaries.user().owns(directory())) {
      throw new DevServerException(
          "%s belongs to %s, and PostgreSQL serves only its owner; run as that user, delete it or give another folder"
              .formatted(directory(), Files.getOwner(directory()).getName()));
    }
  }

  ServerProcess start(int port) {
    return ServerProcess.start(launch(port));
  }

  private Launch launch(int port) {
    return new Launch(
        "postgres",
        binaries.command(
            "postgres",
            "-D",
            directory().toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=200",
            "-c",
            "timezone=UTC",
            "-c",
            "fsync=" + (durable ? "on" : "off")),
        port,
        folder,
        "database system is ready to accept connections",
        process -> stop());
  }

  /** Ends the server at once; does nothing if none runs. */
  void crash() {
    ToolRun run = binaries.crash(directory());
    log.debug("PostgreSQL on {} was crashed: {}", directory(), run.output());
  }

  private void stop() {
    ToolRun run = binaries.stop(directory());
    if (run.failed()) {
      log.warn("PostgreSQL on {} does not stop: {}", directory(), run.output());
    }
  }

  private Path directory() {
    return folder.resolve("cluster");
  }
}
