package cl.fizko.devservers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What came of trying a {@code redis-server}. */
sealed interface RedisProbe {

  /** It runs here and is new enough. */
  record Usable(String executable) implements RedisProbe {}

  /** It cannot be used, {@code reason} says why. */
  record Unusable(String reason) implements RedisProbe {}

  /** Tries an executable by asking its version. */
  static RedisProbe of(String executable) {
    ToolRun run;
    try {
      run = ToolRun.of(List.of(executable, "--version"), Path.of("/"));
    } catch (IOException e) {
      return new Unusable(String.valueOf(e.getMessage()));
    }
    Optional<RedisVersion> version = RedisVersion.in(run.output());
    if (run.failed() || version.isEmpty()) {
      return new Unusable(
          executable + " ended with code " + run.exitCode() + " saying: " + run.output());
    }
    if (version.get().compareTo(RedisVersion.OLDEST) < 0) {
      return new Unusable(
          executable + " is version " + version.get() + ", older than " + RedisVersion.OLDEST);
    }
    return new Usable(executable);
  }
}
