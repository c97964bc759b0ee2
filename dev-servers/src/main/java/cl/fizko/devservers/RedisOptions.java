package cl.fizko.devservers;

import java.nio.file.Path;

/**
 * How to start an {@link EmbeddedRedis}.
 *
 * @param data with a kept folder every acknowledged write is in the append-only file; without one
 *     nothing outlives the server process. Redis 7 upgrades a folder so that Redis 6 no longer
 *     reads it: give each version its own
 * @param preferredPort 1 to 65535; 0 stands for any free port. When it is taken, another is used
 * @param choice which executable to run
 */
public record RedisOptions(DataFolder data, int preferredPort, RedisChoice choice) {

  public RedisOptions {
    PortChoice.check(preferredPort);
  }

  /** The bundled Redis on any free port, without persistence. */
  public static RedisOptions temporary() {
    return new RedisOptions(new DataFolder.Temporary(), 0, RedisChoice.BUNDLED_ELSE_SYSTEM);
  }

  /** The bundled Redis on any free port, its data kept in {@code folder}. */
  public static RedisOptions keptIn(Path folder) {
    return new RedisOptions(new DataFolder.Kept(folder), 0, RedisChoice.BUNDLED_ELSE_SYSTEM);
  }

  /** The same with another {@link #preferredPort()}. */
  public RedisOptions preferringPort(int port) {
    return new RedisOptions(data, port, choice);
  }

  /** The same with another {@link #choice()} of executable. */
  public RedisOptions running(RedisChoice newChoice) {
    return new RedisOptions(data, preferredPort, newChoice);
  }
}
