package cl.fizko.core.schedule;

import cl.fizko.core.schedule.port.Ticker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the alarms in step with the rows, one row after the other, so that not all of them have to
 * be kept. The alarms are looked at first: whatever fires meanwhile stands in its row by then. Used
 * by one thread.
 */
final class Reconciling {

  private static final int AT_ONCE = 5_000;

  private final Ticker ticker;
  private final Instant now;
  private final Map<PeriodicTaskId, String> left = new HashMap<>();
  private final List<Alarm> changed = new ArrayList<>();
  private int rows;

  Reconciling(Ticker ticker, Instant now) {
    this.ticker = ticker;
    this.now = now;
    ticker.alarms().forEach(alarm -> left.put(alarm.id(), alarm.version()));
  }

  /** A row that is there; its alarm is right, or set anew. */
  void row(PeriodicTask row) {
    rows++;
    Optional<String> present = Optional.ofNullable(left.get(row.id()));
    String version = row.version();
    if (present.filter(version::equals).isPresent()) {
      left.remove(row.id());
      return;
    }
    row.due(now)
        .ifPresent(
            due -> {
              left.remove(row.id());
              changed.add(new Alarm(row.id(), due, version));
            });
    if (changed.size() >= AT_ONCE) {
      setChanged();
    }
  }

  private void setChanged() {
    ticker.set(changed);
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
}
