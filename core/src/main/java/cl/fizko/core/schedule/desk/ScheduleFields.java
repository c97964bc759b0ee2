package cl.fizko.core.schedule.desk;

import cl.fizko.core.schedule.Clocked;
import cl.fizko.core.schedule.Crontab;
import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.schedule.Place;
import cl.fizko.core.schedule.Schedule;
import cl.fizko.core.schedule.Solar;
import cl.fizko.core.schedule.SolarEvent;
import cl.fizko.core.schedule.ZoneNames;
import cl.fizko.core.schedule.port.Sun;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields that say when a row is due: four kinds, of which a row has one. */
final class ScheduleFields {

  private static final Map<String, ChronoUnit> PERIODS =
      Map.of(
          "days", ChronoUnit.DAYS,
          "hours", ChronoUnit.HOURS,
          "minutes", ChronoUnit.MINUTES,
          "seconds", ChronoUnit.SECONDS,
          "microseconds", ChronoUnit.MICROS);

  /** How long the columns are, in the order of a cron text. */
  private static final List<Integer> WIDTHS = List.of(240, 96, 124, 64, 64);

  private enum Kind {
    CRONTAB,
    INTERVAL,
    CLOCKED,
    SOLAR;

    /** The fields that only it has. */
    List<String> own() {
      return switch (this) {
        case CRONTAB -> List.of("crontab");
        case INTERVAL -> List.of("every", "period");
        case CLOCKED -> List.of("clocked_time");
        case SOLAR -> List.of("solar_event", "latitude", "longitude");
      };
    }

    boolean isIn(Map<String, Object> fields) {
      return own().stream().anyMatch(field -> FieldReader.has(fields, field));
    }
  }

  private final Sun sun;
  private final ZoneId home;

  ScheduleFields(Sun sun, ZoneId home) {
    this.sun = sun;
    this.home = home;
  }

  /** All names. */
  static List<String> names() {
    return Stream.concat(
            Stream.of(Kind.values()).flatMap(kind -> kind.own().stream()), Stream.of("timezone"))
        .toList();
  }

  /** Takes out of a row's fields what a change to another kind of schedule puts out of force. */
  static void giveWay(Map<String, Object> present, Map<String, Object> given) {
    List<Kind> named = Stream.of(Kind.values()).filter(kind -> kind.isIn(given)).toList();
    if (named.size() != 1) {
      return;
    }
    boolean wasClocked = Kind.CLOCKED.isIn(present);
    for (Kind kind : Kind.values()) {
      if (kind != named.getFirst()) {
        kind.own().forEach(present::remove);
      }
    }
    if (named.getFirst() != Kind.CRONTAB) {
      present.remove("timezone");
    }
    if (wasClocked != (named.getFirst() == Kind.CLOCKED)) {
      present.remove("one_off");
    }
  }

  /** The zone whose wall times the fields mean. */
  ZoneId zone(FieldReader fields) {
    if (!fields.has("timezone")) {
      return home;
    }
    String name = fields.text("timezone", "", 64, home.getId());
    return fields.parsed("timezone", () -> ZoneNames.zone(name)).orElse(home);
  }

  Optional<Schedule> read(FieldReader fields, Map<String, Object> values, ZoneId zone) {
    List<Kind> kinds = Stream.of(Kind.values()).filter(kind -> kind.isIn(values)).toList();
    if (kinds.size() != 1) {
      fields.complain(
          "crontab",
          (kinds.isEmpty() ? "no schedule is given" : "several schedules are given: " + kinds)
              + "; expected one of crontab, every with period, clocked_time, or solar_event with"
              + " latitude and longitude, such as crontab '30 2 * * mon-fri'");
      return Optional.empty();
    }
    return switch (kinds.getFirst()) {
      case CRONTAB -> crontab(fields, values, zone);
      case INTERVAL -> interval(fields, values);
      case CLOCKED -> clocked(fields, zone);
      case SOLAR -> solar(fields, values);
    };
  }

  private static Optional<Schedule> crontab(
      FieldReader fields, Map<String, Object> values, ZoneId zone) {
    String text = String.valueOf(values.get("crontab"));
    Optional<Crontab> crontab =
        fields.parsed(
            "crontab",
            () -> {
              try {
                return Crontab.of(text, zone);
              } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("is '" + text + "': " + e.getMessage(), e);
              }
            });
    for (int i = 0; crontab.isPresent() && i < WIDTHS.size(); i++) {
      if (crontab.get().fields().get(i).length() > WIDTHS.get(i)) {
        fields.wrong("crontab", "shorter fields, up to " + WIDTHS + " characters, such as */5");
        return Optional.empty();
      }
    }
    return crontab.map(Schedule.class::cast);
  }

  private static Optional<Schedule> interval(FieldReader fields, Map<String, Object> values) {
    if (!fields.has("every")) {
      fields.wrong("every", "a whole number from 1 to 2147483647, such as 30");
      return Optional.empty();
    }
    long every = fields.whole("every", 1, Integer.MAX_VALUE, 0, "30");
    Optional<ChronoUnit> unit =
        Optional.ofNullable(
            PERIODS.get(String.valueOf(values.get("period")).toLowerCase(Locale.ROOT)));
    if (unit.isEmpty()) {
      fields.wrong("period", "days, hours, minutes, seconds or microseconds, such as minutes");
    }
    return every == 0 ? Optional.empty() : unit.map(u -> new Interval(Duration.of(every, u)));
  }

  private static Optional<Schedule> clocked(FieldReader fields, ZoneId zone) {
    Instant at = fields.time("clocked_time", zone);
    return at.equals(PeriodicTask.UNSET) ? Optional.empty() : Optional.of(new Clocked(at));
  }

  private Optional<Schedule> solar(FieldReader fields, Map<String, Object> values) {
    double latitude = fields.degrees("latitude", 90, "-33.45");
    double longitude = fields.degrees("longitude", 180, "-70.66");
    Optional<SolarEvent> event =
        fields.parsed(
            "solar_event", () -> SolarEvent.labelled(String.valueOf(values.get("solar_event"))));
    return event
        .filter(found -> !Double.isNaN(latitude) && !Double.isNaN(longitude))
        .map(found -> new Solar(found, new Place(latitude, longitude), sun));
  }

  /** A schedule as fields; those of the other kinds are not there. */
  static Map<String, Object> write(Schedule schedule) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (schedule) {
      case Crontab crontab -> {
        fields.put(
            "crontab",
            String.join(" ", crontab.fields().stream().map(f -> f.replaceAll("\\s", "")).toList()));
        fields.put("timezone", crontab.zone().getId());
      }
      case Interval interval -> {
        fields.put("every", interval.count());
        fields.put(
            "period",
            interval.unit().name().toLowerCase(Locale.ROOT).replace("micros", "microseconds"));
      }
      case Clocked clocked -> fields.put("clocked_time", clocked.at().toString());
      case Solar solar -> {
        fields.put("solar_event", solar.event().label());
        fields.put("latitude", solar.place().latitude());
        fields.put("longitude", solar.place().longitude());
      }
    }
    return fields;
  }
}
