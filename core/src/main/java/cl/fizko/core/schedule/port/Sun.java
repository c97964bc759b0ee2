package cl.fizko.core.schedule.port;

import cl.fizko.core.schedule.Place;
import cl.fizko.core.schedule.SolarEvent;
import java.time.Instant;
import java.util.Optional;

/** Knows when the sun does what. May be called from any thread; does no I/O. */
@FunctionalInterface
public interface Sun {

  /**
   * The first time of an event after an instant, to two minutes where the sun crosses the angle
   * steeply, as it does outside of the polar circles. The same event has the same instant whenever
   * it is asked for, so that nobody takes it for two.
   *
   * @return empty if there is none within a year, as for dawn at a pole where it is always day
   */
  Optional<Instant> next(SolarEvent event, Place place, Instant after);
}
