package cl.fizko.devservers;

/** Which {@code redis-server} to run. */
public enum RedisChoice {
  /**
   * The executable that comes with this module (6.2, the oldest version Fizko supports); where it
   * does not run, {@code redis-server} from the {@code PATH}, with a warning in the log.
   */
  BUNDLED_ELSE_SYSTEM,

  /** {@code redis-server} from the {@code PATH}, 6.2 or newer. */
  SYSTEM
}
