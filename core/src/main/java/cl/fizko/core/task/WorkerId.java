package cl.fizko.core.task;

/**
 * The name of one worker process, in the form {@code name@host}; unique among those that run.
 *
 * @param value 1 to 255 characters, none of them a control character
 */
public record WorkerId(String value) {

  public WorkerId {
    Names.check("worker name", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
