package cl.fizko.boot.log;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.BeatListener;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.Timetable;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A beat's log, in the lines that Celery's beat writes. */
public final class BeatLog implements BeatListener {

  private static final Logger log = LoggerFactory.getLogger("celery.beat");

  @Override
  public void started() {
    log.info("beat: Starting...");
  }

  @Override
  public void scheduleChanged(int rows) {
    log.info("DatabaseScheduler: Schedule changed. {} rows enabled", rows);
  }

  @Override
  public void setAside(Timetable.UnreadableRow row) {
    log.error(
        "Row {} '{}' is set aside until it changes; the others run on: {}",
        row.id(),
        row.name(),
        row.reason());
  }

  @Override
  public void sent(PeriodicTask row, Alarm alarm) {
    log.info("Scheduler: Sending due task {} ({})", row.name(), row.task());
  }

  @Override
  public void alreadySent(PeriodicTask row, Alarm alarm) {
    log.info("Due task {} of {} had been sent already; not sent again", row.name(), alarm.due());
  }

  @Override
  public void skipped(PeriodicTask row, Alarm alarm) {
    log.warn(
        "Due task {} of {} is not sent: it was missed, or has expired; its next time stands",
        row.name(),
        alarm.due());
  }

  @Override
  public void stuck(PeriodicTask row, Alarm alarm, RuntimeException cause) {
    log.error(
        "Due task {} of {} cannot be sent, the others are; it is tried again every few seconds: {}",
        row.name(),
        alarm.due(),
        cause.toString());
    log.debug("The whole story", cause);
  }

  @Override
  public void stumbled(RuntimeException cause, Duration again) {
    log.warn("{}; trying again in {}s", cause.getMessage(), again.toSeconds());
    log.debug("The whole story", cause);
  }

  @Override
  public void stopped() {
    log.info("beat: Stopped");
  }
}
