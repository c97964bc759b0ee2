package cl.fizko.boot.settings;

import java.util.Locale;

/** Where the alarms of the schedules are kept; the schedules themselves are in PostgreSQL. */
public enum TickerStore {
  /** In PostgreSQL, by db-scheduler. */
  DBSCHEDULER,
  /** In Redis. */
  REDIS;

  /**
   * Reads a name, in letters of any case.
   *
   * @throws IllegalArgumentException says what is expected
   */
  public static TickerStore parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "dbscheduler" -> DBSCHEDULER;
      case "redis" -> REDIS;
      default ->
          throw new IllegalArgumentException("is '" + text + "'; expected dbscheduler or redis");
    };
  }
}
