package cl.fizko.core.schedule.desk;

/**
 * What is wrong with one field.
 *
 * @param field its name
 * @param message the value, what was expected, and an example
 */
public record Problem(String field, String message) {

  @Override
  public String toString() {
    return field + ": " + message;
  }
}
