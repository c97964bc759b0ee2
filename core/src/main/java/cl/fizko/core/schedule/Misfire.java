package cl.fizko.core.schedule;

/** What becomes of the due instants that nobody was there for: after an outage. */
public sealed interface Misfire {

  Misfire RUN_ONCE = new RunOnce();
  Misfire SKIP = new Skip();

  /** However many were missed, the row fires once, at once, as Celery's does. */
  record RunOnce() implements Misfire {}

  /** What is late by more than {@link PeriodicTask#LATE} is left out. */
  record Skip() implements Misfire {}

  /**
   * Each that was missed fires, oldest first.
   *
   * @param most 1 to 1,000: only so many of the latest ones
   */
  record CatchUp(int most) implements Misfire {

    public CatchUp {
      if (most < 1 || most > 1_000) {
        throw new IllegalArgumentException(
            "catch_up_most is " + most + "; expected 1 to 1000, such as 10");
      }
    }
  }
}
