package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Keeps one alarm for each row and rings it when it is due: once, on one of the processes that
 * share the store, however many there are. What is due together rings together.
 *
 * <p>If the process dies while an alarm rings, another one rings it again, with the same due
 * instant. Alarms outlive the processes. All methods may be called from any thread and throw {@link
 * cl.fizko.core.schedule.TimetableUnavailableException} when the store cannot be reached.
 */
public interface Ticker extends AutoCloseable {

  /** Rings alarms from now on. Called once. */
  void start(Bell bell);

  /**
   * Sets the alarms of rows, at most one for each. One of the same version stays as it is; one of
   * another version is replaced, unless it rings at this moment or is due: its bell decides what
   * follows.
   *
   * @param alarms none is allowed and does nothing; if the store fails, some may be set
   * @return the rows that keep an alarm of another version because it rings or is due; a row whose
   *     alarm is set by somebody else at this moment may be among them
   */
  Set<PeriodicTaskId> set(Collection<Alarm> alarms);

  /** Sets the alarm of one row. */
  default Set<PeriodicTaskId> set(Alarm alarm) {
    return set(List.of(alarm));
  }

  /**
   * Removes the alarms of rows; that there is none is no error. One that is ringing at this moment
   * stays: its bell decides what follows.
   */
  void cancel(Collection<PeriodicTaskId> rows);

  /** Removes the alarm of one row. */
  default void cancel(PeriodicTaskId row) {
    cancel(List.of(row));
  }

  /** All alarms, in no order. */
  List<Alarm> alarms();

  /** Rings no more; returns once no alarm of this process rings. May be called again. */
  @Override
  void close();

  /** What happens when alarms ring. */
  @FunctionalInterface
  interface Bell {

    /**
     * Called when alarms are due, with as many of them as are due together. If it throws, each of
     * them rings again a little later, with the same due instant.
     *
     * @param due 1 to 1,000 alarms, each of another row
     * @return the next alarms of these rows; a row of which there is none is to have none. One that
     *     comes back as it was rings again a little later, as if the bell had thrown for it alone
     */
    List<Alarm> ring(List<Alarm> due, Instant now);
  }
}
