package cl.fizko.boot.settings;

import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.WorkerSettings;
import cl.fizko.http.HttpSettings;
import cl.fizko.postgres.DatabaseUrl;
import cl.fizko.redis.RedisSettings;
import java.util.List;
import java.util.Optional;

/**
 * All settings of a process. Prints with its secrets masked.
 *
 * @param redis where the broker is and how it is used
 * @param database where PostgreSQL is; empty if nobody said
 * @param http how the web role listens
 * @param access whose tokens are good
 * @param worker how the worker works
 * @param routes which queue a task goes to
 * @param logLevel how much is logged
 * @param demoTasks whether the demo tasks are registered
 * @param ticker where the beat keeps its alarms
 */
public record Settings(
    RedisSettings redis,
    Optional<DatabaseUrl> database,
    HttpSettings http,
    Access access,
    WorkerSettings worker,
    TaskRoutes routes,
    LogLevel logLevel,
    boolean demoTasks,
    TickerStore ticker) {

  /** The port of the web role; 0 for any that is free. */
  public int webPort() {
    return http.port();
  }

  /**
   * Whose tokens are good.
   *
   * @param supabaseJwtSecret verifies operators; empty: there are none
   * @param serviceTokens tokens of systems that launch tasks; may be empty
   */
  public record Access(Optional<Secret> supabaseJwtSecret, List<Secret> serviceTokens) {}

  /** How much is logged; the names are Celery's. */
  public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    CRITICAL
  }
}
