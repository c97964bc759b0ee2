package cl.fizko.core.task;

/** The value of a task that has none to give; JSON's {@code null}. */
public enum Nothing {
  NOTHING
}
