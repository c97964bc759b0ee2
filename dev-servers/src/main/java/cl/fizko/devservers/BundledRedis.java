package cl.fizko.devservers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.error.OsArchitectureNotFound;
import redis.embedded.error.UnknownOSName;
import redis.embedded.model.OsArchitecture;

/** The {@code redis-server} inside the embedded-redis artifact. */
record BundledRedis(BinaryCache cache) {

  /** Unpacks and tries the executable for this kind of machine. */
  RedisProbe probe() {
    try {
      String resource =
          ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
      return resource == null
          ? new RedisProbe.Unusable("none is bundled for this kind of machine")
          : RedisProbe.of(unpacked(resource).toString());
    } catch (OsArchitectureNotFound | UnknownOSName | DevServerException e) {
      return new RedisProbe.Unusable(String.valueOf(e.getMessage()));
    }
  }

  private Path unpacked(String resource) {
    return cache.unpacked(resource, BundledRedis::write).resolve("redis-server");
  }

  private static void write(byte[] executable, Path folder) throws IOException {
    Path file = Files.write(folder.resolve("redis-server"), executable);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
