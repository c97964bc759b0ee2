package cl.fizko.core.schedule;

import cl.fizko.core.schedule.port.PeriodicTasks;
import java.time.Duration;
import java.time.Instant;

/**
 * Says when the rows have to be read again: at once when a change was announced, whatever the clock
 * of its writer says; within seconds when rows changed and nobody announced it; and now and then in
 * any case. Used by one thread.
 */
final class ChangeWatch {

  private static final Duration FINGERPRINTS = Duration.ofSeconds(3);
  private static final Duration READINGS = Duration.ofSeconds(30);

  /** Reading what nobody changed takes no more than a hundredth of the time, however much it is. */
  private static final int SELDOM = 100;

  /** What a look found. */
  enum Look {
    /** Nothing is new. */
    SAME,
    /** The rows say something else than when they were read. */
    CHANGED,
    /** Nothing is known to be new, but the last reading is some time ago. */
    ROUTINE
  }

  private final PeriodicTasks rows;
  private String mark = "";
  private String fingerprint = "";
  private Instant fingerprinted = Instant.MIN;
  private String presentMark = "";
  private String presentFingerprint = "";
  private Instant read = Instant.MIN;
  private Duration readings = READINGS;

  ChangeWatch(PeriodicTasks rows) {
    this.rows = rows;
  }

  /** Looks; whoever is told to read says so afterwards, with {@link #noteReading}. */
  Look look(Instant now) {
    presentMark = rows.changeMark();
    boolean announced = !presentMark.equals(mark);
    if (announced || isOver(FINGERPRINTS, fingerprinted, now)) {
      presentFingerprint = rows.fingerprint();
      fingerprinted = now;
    }
    if (announced || !presentFingerprint.equals(fingerprint) || !hasRead()) {
      return Look.CHANGED;
    }
    return isOver(readings, read, now) ? Look.ROUTINE : Look.SAME;
  }

  boolean hasRead() {
    return !read.equals(Instant.MIN);
  }

  /**
   * The rows were read after the last look.
   *
   * @param took how long it took to read them and to act accordingly
   */
  void noteReading(Instant now, Duration took) {
    Duration pause = took.multipliedBy(SELDOM);
    readings = pause.compareTo(READINGS) > 0 ? pause : READINGS;
    mark = presentMark;
    fingerprint = presentFingerprint;
    read = now;
  }

  /** However the clock was set meanwhile. */
  private static boolean isOver(Duration pace, Instant since, Instant now) {
    return Duration.between(since, now).abs().compareTo(pace) >= 0;
  }
}
