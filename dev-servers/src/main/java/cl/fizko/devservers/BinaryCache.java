package cl.fizko.devservers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Programs unpacked once per user, each in a folder named after its content. Any number of
 * processes may use it at once.
 *
 * @param root belongs to the user alone: what lies in it is executed
 */
record BinaryCache(Path root) {

  /** {@code ~/.cache/fizko/dev-servers}, or a temporary folder for a user without a home. */
  static BinaryCache ofThisUser() {
    Path home = Path.of(System.getProperty("user.home"));
    Path root =
        Files.isDirectory(home) && Files.isWritable(home)
            ? home.resolve(".cache/fizko/dev-servers")
            : Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("fizko-dev-servers-" + UnixUser.current().uid());
    return new BinaryCache(root);
  }

  /** The folder with the resource's unpacked content. */
  Path unpacked(String resource, Unpacking unpacking) {
    try {
      byte[] packed = read(resource);
      Path target = privateRoot().resolve(digest(packed));
      if (!Files.isDirectory(target)) {
        unpack(packed, unpacking, target);
      }
      return target;
    } catch (IOException e) {
      throw new DevServerException("Cannot unpack " + resource + " under " + root, e);
    }
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = BinaryCache.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new DevServerException(
            "There is no " + resource + " on the class path: this kind of machine is not served");
      }
      return in.readAllBytes();
    }
  }

  private Path privateRoot() throws IOException {
    Files.createDirectories(
        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    if (!UnixUser.current().owns(root)) {
      throw new DevServerException(root + " belongs to somebody else; remove it");
    }
    return root;
  }

  /** Unpacks aside and moves at the end, so that nobody ever sees a half-filled target. */
  private void unpack(byte[] packed, Unpacking unpacking, Path target) throws IOException {
    Path aside = Files.createTempDirectory(root, "unpacking");
    try {
      unpacking.unpack(packed, aside);
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
      // Another process was faster; its copy is as good as ours.
    } finally {
      new FileTree(aside).delete();
    }
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JVM has SHA-256", e);
    }
  }

  /** How to unpack one kind of content. */
  @FunctionalInterface
  interface Unpacking {
    void unpack(byte[] packed, Path folder) throws IOException;
  }
}
