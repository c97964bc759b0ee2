package cl.fizko.core.schedule;

/** The number of a row. */
public record PeriodicTaskId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
