package cl.fizko.core.schedule;

import java.time.Duration;

/** Tells two listeners of a beat, in this order. */
record BothBeatListeners(BeatListener first, BeatListener second) implements BeatListener {

  @Override
  public void started() {
    first.started();
    second.started();
  }

  @Override
  public void scheduleChanged(int rows) {
    first.scheduleChanged(rows);
    second.scheduleChanged(rows);
  }

  @Override
  public void setAside(Timetable.UnreadableRow row) {
    first.setAside(row);
    second.setAside(row);
  }

  @Override
  public void sent(PeriodicTask row, Alarm alarm) {
    first.sent(row, alarm);
    second.sent(row, alarm);
  }

  @Override
  public void alreadySent(PeriodicTask row, Alarm alarm) {
    first.alreadySent(row, alarm);
    second.alreadySent(row, alarm);
  }

  @Override
  public void skipped(PeriodicTask row, Alarm alarm) {
    first.skipped(row, alarm);
    second.skipped(row, alarm);
  }

  @Override
  public void stuck(PeriodicTask row, Alarm alarm, RuntimeException cause) {
    first.stuck(row, alarm, cause);
    second.stuck(row, alarm, cause);
  }

  @Override
  public void stumbled(RuntimeException cause, Duration again) {
    first.stumbled(cause, again);
    second.stumbled(cause, again);
  }

  @Override
  public void stopped() {
    first.stopped();
    second.stopped();
  }
}
