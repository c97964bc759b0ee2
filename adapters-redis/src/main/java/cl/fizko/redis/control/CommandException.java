package cl.fizko.redis.control;

/** A command cannot be done as it was given. Celery's clients see it as an error of Python's. */
final class CommandException extends Exception {

  private final String type;

  /**
   * @param type as Python calls it, for example {@code ValueError}
   */
  CommandException(String type, String message) {
    super(message);
    this.type = type;
  }

  String type() {
    return type;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
