package cl.fizko.core.schedule.desk;

/** Another row has the name already; nothing was written. */
public final class NameTakenException extends RuntimeException {

  public NameTakenException(String name) {
    super("another row is named '" + name + "'");
  }
}
