package cl.fizko.boot.settings;

import java.util.Locale;

/** Where tasks wait, and their results. */
public enum Broker {
  /** In Celery's format. */
  REDIS,
  /** In tables of ours. */
  POSTGRES;

  /**
   * Reads a name, in letters of any case.
   *
   * @throws IllegalArgumentException says what is expected
   */
  public static Broker parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "redis" -> REDIS;
      case "postgres" -> POSTGRES;
      default ->
          throw new IllegalArgumentException("is '" + text + "'; expected redis or postgres");
    };
  }
}
