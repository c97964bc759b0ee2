package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.Alarm;
import cl.fizko.core.schedule.PeriodicTaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps one alarm for each row and rings it when it is due: once, on one of the processes that
 * share the store, however many there are.
 *
 * <p>If the process dies while an alarm rings, another one rings it again, with the same due
 * instant. Alarms outlive the processes. All methods may be called from any thread and throw {@link
 * cl.fizko.core.schedule.TimetableUnavailableException} when the store cannot be reached.
 */
public interface Ticker extends AutoCloseable {

  /** Rings alarms from now on. Called once. */
  void start(Bell bell);

  /**
   * Sets the alarm of a row. One of the same version stays as it is; one of another version is
   * replaced. An alarm that is ringing at this moment stays.
   */
  void set(Alarm alarm);

  /**
   * Removes the alarm of a row; that there is none is no error. One that is ringing at this moment
   * stays: its bell decides what follows.
   */
  void cancel(PeriodicTaskId id);

  /** All alarms, in no order. */
  List<Alarm> alarms();

  /** Rings no more; returns once no alarm of this process rings. May be called again. */
  @Override
  void close();

  /** What happens when an alarm rings. */
  @FunctionalInterface
  interface Bell {

    /**
     * Called when an alarm is due. If it throws, the alarm rings again a little later, with the
     * same due instant.
     *
     * @return the row's next alarm; empty if it is to have none
     */
    Optional<Alarm> ring(Alarm alarm, Instant now);
  }
}
