package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Place;
import cl.fizko.core.schedule.SolarEvent;
import cl.fizko.core.schedule.port.Sun;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shredzone.commons.suncalc.SunTimes;
import org.shredzone.commons.suncalc.SunTimes.Twilight;

/**
 * {@link Sun} by commons-suncalc. Stands beside the tables, which are all that asks for it.
 *
 * <p>What the library finds depends a little on where it begins to look, so each event is looked
 * for in a window of its own: the day that begins an hour before the place's mean midnight for what
 * happens while the sun climbs, and twelve hours later for what happens while it sinks. No event
 * lies near the edge of its window.
 */
public final class SuncalcSun implements Sun {

  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final double SECONDS_PER_DEGREE = 240;
  private static final long MARGIN = 3_600;
  private static final int DAYS = 368;

  @Override
  public Optional<Instant> next(SolarEvent event, Place place, Instant after) {
    long anchor = Math.round(-place.longitude() * SECONDS_PER_DEGREE) - MARGIN;
    long start = isOfTheMorning(event) ? anchor : anchor + DAY / 2;
    long first = Math.floorDiv(after.getEpochSecond() - start, DAY) - 1;
    for (long day = first; day < first + DAYS; day++) {
      Optional<Instant> found = within(event, place, Instant.ofEpochSecond(start + day * DAY));
      if (found.isPresent() && found.get().isAfter(after)) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> within(SolarEvent event, Place place, Instant start) {
    SunTimes times =
        SunTimes.compute()
            .on(start)
            .at(place.latitude(), place.longitude())
            .twilight(twilight(event))
            .limit(Duration.ofDays(1))
            .execute();
    return Optional.ofNullable(time(event, times))
        .map(time -> time.toInstant().truncatedTo(ChronoUnit.SECONDS));
  }

  private static @Nullable ZonedDateTime time(SolarEvent event, SunTimes times) {
    if (event == SolarEvent.SOLAR_NOON) {
      return times.getNoon();
    }
    return isOfTheMorning(event) ? times.getRise() : times.getSet();
  }

  private static boolean isOfTheMorning(SolarEvent event) {
    return event.compareTo(SolarEvent.SOLAR_NOON) <= 0;
  }

  private static Twilight twilight(SolarEvent event) {
    return switch (event) {
      case DAWN_ASTRONOMICAL, DUSK_ASTRONOMICAL -> Twilight.ASTRONOMICAL;
      case DAWN_NAUTICAL, DUSK_NAUTICAL -> Twilight.NAUTICAL;
      case DAWN_CIVIL, DUSK_CIVIL -> Twilight.CIVIL;
      case SUNRISE, SUNSET, SOLAR_NOON -> Twilight.VISUAL;
    };
  }
}
