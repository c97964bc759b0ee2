package cl.fizko.boot.settings;

import cl.fizko.core.task.TaskRoutes;
import cl.fizko.core.task.WorkerSettings;
import cl.fizko.http.HttpSettings;
import cl.fizko.postgres.DatabaseUrl;
import cl.fizko.redis.RedisSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * All settings of a process. Prints with its secrets masked.
 *
 * @param broker where tasks wait
 * @param redis where Redis is and how it is used, if it is
 * @param database where PostgreSQL is; empty if nobody said; there if it is the broker
 * @param http how the web role listens
 * @param access who may call the web role
 * @param worker how the worker works
 * @param routes which queue a task goes to
 * @param logLevel how much is logged
 * @param logFormat in which form
 * @param demoTasks whether the demo tasks are registered
 * @param taskEvents whether a worker tells Celery's monitors of each task without being asked
 * @param ticker where the beat keeps its alarms
 * @param journalSize about so many entries the journal of tasks keeps; 0: there is none
 * @param metrics who reads the metrics, and where
 */
public record Settings(
    Broker broker,
    RedisSettings redis,
    Optional<DatabaseUrl> database,
    HttpSettings http,
    AccessSettings access,
    WorkerSettings worker,
    TaskRoutes routes,
    LogLevel logLevel,
    LogFormat logFormat,
    boolean demoTasks,
    boolean taskEvents,
    TickerStore ticker,
    int journalSize,
    MetricsSettings metrics) {

  /** The port of the web role; 0 for any that is free. */
  public int webPort() {
    return http.port();
  }

  /** How long results are kept, whatever the broker. */
  public Duration resultsKept() {
    return redis.resultTtl();
  }

  /** How much is logged; the names are Celery's. */
  public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    CRITICAL
  }

  /** The form of the log. */
  public enum LogFormat {
    /** Lines as Celery writes them. */
    TEXT,
    /** One JSON object a line, for machines. */
    JSON
  }
}
