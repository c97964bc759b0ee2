package cl.fizko.core.runtime;

import java.time.Duration;

/** How long ago something was, on the clock that only runs forward. */
public final class Stopwatch {

  private final long start = System.nanoTime();

  private Stopwatch() {}

  /** One that runs from now on. */
  public static Stopwatch started() {
    return new Stopwatch();
  }

  /** How long it has run. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
