package cl.fizko.devservers;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whoever runs this JVM. */
record UnixUser(long uid) {

  static UnixUser current() {
    return new UnixUser(new UnixSystem().getUid());
  }

  boolean isRoot() {
    return uid == 0;
  }

  boolean owns(Path path) throws IOException {
    return Files.getAttribute(path, "unix:uid") instanceof Integer owner
        && Integer.toUnsignedLong(owner) == uid;
  }
}
