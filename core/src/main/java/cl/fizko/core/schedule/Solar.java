package cl.fizko.core.schedule;

import cl.fizko.core.schedule.port.Sun;
import java.time.Instant;
import java.util.Optional;

/**
 * At every one of the sun's events at a place. Where the sun does not reach an angle for weeks, as
 * in a polar night, the next time is the first after them.
 */
public final class Solar implements Schedule {

  private final SolarEvent event;
  private final Place place;
  private final Sun sun;

  public Solar(SolarEvent event, Place place, Sun sun) {
    this.event = event;
    this.place = place;
    this.sun = sun;
  }

  public SolarEvent event() {
    return event;
  }

  public Place place() {
    return place;
  }

  @Override
  public Optional<Instant> nextAfter(Instant last) {
    return sun.next(event, place, last);
  }

  @Override
  public String text() {
    return event.label() + " at " + place;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Solar solar && text().equals(solar.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
