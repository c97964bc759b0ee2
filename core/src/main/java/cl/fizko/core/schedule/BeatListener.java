package cl.fizko.core.schedule;

import java.time.Duration;

/** Is told what a beat does: for logs, metrics and tests. */
public interface BeatListener {

  /** Hears nothing. */
  BeatListener SILENT = new BeatListener() {};

  /** Tells two listeners, in this order. */
  static BeatListener both(BeatListener first, BeatListener second) {
    return new BothBeatListeners(first, second);
  }

  /** The beat looks at the timetable from now on. */
  default void started() {}

  /**
   * The timetable was read because it had changed, or for the first time.
   *
   * @param rows how many are switched on and can be read
   */
  default void scheduleChanged(int rows) {}

  /** A row cannot be read; told once for each reason. */
  default void setAside(Timetable.UnreadableRow row) {}

  /** A row was due and its task has been sent; told once for each firing. */
  default void sent(PeriodicTask row, Alarm alarm) {}

  /** The firing had been sent before, by a beat that could not note it. */
  default void alreadySent(PeriodicTask row, Alarm alarm) {}

  /** A row was due and is not sent: it was missed, or the row's life is over. */
  default void skipped(PeriodicTask row, Alarm alarm) {}

  /**
   * A row is due and cannot be fired, though others can; it is tried again every few seconds. Told
   * once for each due instant.
   */
  default void stuck(PeriodicTask row, Alarm alarm, RuntimeException cause) {}

  /** The beat could not do its own work; nothing is lost. */
  default void stumbled(RuntimeException cause, Duration again) {}

  /** The beat has ended. */
  default void stopped() {}
}
