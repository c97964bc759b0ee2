package cl.fizko.http.form;

import java.util.Map;

/** What a request says, with every field as its form wants it. */
public final class Input {

  private final Map<Field<?>, Object> values;

  Input(Map<Field<?>, Object> values) {
    this.values = values;
  }

  /**
   * The value of a field.
   *
   * @throws IllegalArgumentException if it is no field of the form that was read
   */
  @SuppressWarnings("unchecked") // The form put there what the field made.
  public <T> T get(Field<T> field) {
    Object value = values.get(field);
    if (value == null) {
      throw new IllegalArgumentException(field.name() + " is no field of this form");
    }
    return (T) value;
  }
}
