package cl.fizko.postgres.task;

/** Text as PostgreSQL keeps it. */
final class Text {

  private Text() {}

  /** The same without NUL, which PostgreSQL cannot keep. */
  static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }
}
