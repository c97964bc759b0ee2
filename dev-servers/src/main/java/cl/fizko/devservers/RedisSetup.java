package cl.fizko.devservers;

import java.nio.file.Path;
import java.util.List;

/**
 * What stays the same from one Redis process to the next in the same folder.
 *
 * @param folder its real path
 * @param persistent whether a restarted server must find the data again
 */
record RedisSetup(String executable, Path folder, boolean persistent) {

  /** Makes the folder fit to start a server in it. */
  void prepare() {
    new RedisLeftover(folder).stop();
  }

  ServerProcess start(int port) {
    new RedisLeftover(folder).expectAt(port);
    return ServerProcess.start(launch(port));
  }

  private Launch launch(int port) {
    return new Launch(
        "redis",
        List.of(
            executable,
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--dir",
            folder.toString(),
            "--save",
            "",
            "--appendonly",
            persistent ? "yes" : "no",
            // Acknowledged writes are with the kernel, which a killed process does not take along.
            "--appendfsync",
            "no",
            // Some ARM kernels make Redis refuse to start, for fear of losing data in a fork.
            "--ignore-warnings",
            "ARM64-COW-BUG"),
        port,
        folder,
        "Ready to accept connections",
        ProcessHandle::destroy);
  }
}
