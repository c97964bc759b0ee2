package cl.fizko.core.task;

/**
 * How far a running task has come.
 *
 * @param percent 0 to 100
 * @param message what it is doing, in a sentence; may be empty
 */
public record Progress(int percent, String message) {

  public Progress {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("progress is " + percent + " %; expected 0 to 100");
    }
  }
}
