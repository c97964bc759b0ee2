package cl.fizko.devservers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's folder while it is ours. A kept one is locked, and the system takes the lock back when
 * our process ends, however it ends: whoever holds the lock knows that a server still running in
 * the folder has lost its owner.
 */
final class HeldFolder implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HeldFolder.class);

  private final Path path;
  private final Release release;

  private HeldFolder(Path path, Release release) {
    this.path = path;
    this.release = release;
  }

  /** Takes the folder, creating it when missing. */
  static HeldFolder hold(DataFolder data) {
    return switch (data) {
      case DataFolder.Temporary temporary -> temporary();
      case DataFolder.Kept kept -> kept(kept.folder());
    };
  }

  private static HeldFolder temporary() {
    try {
      Path path = Files.createTempDirectory("fizko-dev-server").toRealPath();
      return new HeldFolder(path, new FileTree(path)::delete);
    } catch (IOException e) {
      throw new DevServerException("Cannot create a temporary folder", e);
    }
  }

  private static HeldFolder kept(Path folder) {
    try {
      Path path = Files.createDirectories(folder).toRealPath();
      FileChannel lock =
          FileChannel.open(
              path.resolve("fizko.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(lock)) {
        lock.close();
        throw new DevServerException(
            path + " is in use by another running server; stop that one or give another folder");
      }
      return new HeldFolder(path, lock::close);
    } catch (IOException e) {
      throw new DevServerException(
          "Cannot write in " + folder + "; give a folder that belongs to you", e);
    }
  }

  private static boolean locked(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The folder's real path: absolute, without links. */
  Path path() {
    return path;
  }

  /** Gives the folder back: unlocked if kept, deleted if temporary. */
  @Override
  public void close() {
    try {
      release.run();
    } catch (IOException e) {
      log.warn("Could not tidy up {}, delete it by hand", path, e);
    }
  }

  @FunctionalInterface
  private interface Release {
    void run() throws IOException;
  }
}
