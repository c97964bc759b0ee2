package cl.fizko.core.schedule;

import cl.fizko.core.schedule.port.Ticker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings the alarms in step with the rows, one row after the other, so that not all of them have to
 * be kept. The alarms are looked at first: whatever fires meanwhile stands in its row by then. Used
 * by one thread.
 */
final class Reconciling {

  private static final int AT_ONCE = 5_000;

  private final Ticker ticker;
  private final Instant now;
  private final Consumer<Timetable.UnreadableRow> unreadable;
  private final Map<PeriodicTaskId, String> left = new HashMap<>();
  private final List<Alarm> changed = new ArrayList<>();
  private final Set<PeriodicTaskId> stayed = new HashSet<>();
  private int rows;

  /**
   * For all rows.
   *
   * @param unreadable is told the rows whose next time cannot be found
   */
  static Reconciling all(Ticker ticker, Instant now, Consumer<Timetable.UnreadableRow> unreadable) {
    Reconciling all = new Reconciling(ticker, now, unreadable);
    ticker.alarms().forEach(alarm -> all.left.put(alarm.id(), alarm.version()));
    return all;
  }

  /** For some rows only: the alarms of the others stay. */
  static Reconciling some(
      Ticker ticker, Instant now, Consumer<Timetable.UnreadableRow> unreadable) {
    return new Reconciling(ticker, now, unreadable);
  }

  private Reconciling(Ticker ticker, Instant now, Consumer<Timetable.UnreadableRow> unreadable) {
    this.ticker = ticker;
    this.now = now;
    this.unreadable = unreadable;
  }

  /** A row that is there; its alarm is right, or set anew. */
  void row(PeriodicTask row) {
    Optional<Instant> due = Optional.empty();
    boolean isRight = row.version().equals(left.get(row.id()));
    if (!isRight) {
      try {
        due = row.due(now);
      } catch (RuntimeException e) {
        unreadable.accept(
            new Timetable.UnreadableRow(row.id(), row.name(), "its next time is unknown: " + e));
        return;
      }
    }
    rows++;
    if (isRight || due.isPresent()) {
      left.remove(row.id());
    }
    due.map(row::alarmAt).ifPresent(changed::add);
    if (changed.size() >= AT_ONCE) {
      setChanged();
    }
  }

  private void setChanged() {
    stayed.addAll(ticker.set(changed));
    changed.clear();
  }

  /** All rows were told: alarms that belong to none of them go. */
  void end() {
    setChanged();
    ticker.cancel(left.keySet());
  }

  int rows() {
    return rows;
  }

  /** Rows that are to have another alarm once the present one has rung. */
  Set<PeriodicTaskId> stayed() {
    return stayed;
  }
}
