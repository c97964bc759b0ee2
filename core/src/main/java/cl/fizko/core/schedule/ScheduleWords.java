package cl.fizko.core.schedule;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Schedules in plain words, for people who cannot read a cron text. */
public final class ScheduleWords {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Language language;
  private final ZoneId home;

  /**
   * @param home whose wall times are told where a schedule has no zone of its own
   */
  public ScheduleWords(Language language, ZoneId home) {
    this.language = language;
    this.home = home;
  }

  /** One sentence without its full stop: At 02:00, on day 1 of the month, America/Santiago time. */
  public String of(Schedule schedule) {
    String words =
        switch (schedule) {
          case Crontab crontab ->
              new CronWords(crontab, language).words() + ", " + zone(crontab.zone());
          case Interval interval -> interval(interval);
          case Clocked clocked -> clocked(clocked.at().atZone(home));
          case Solar solar -> event(solar.event()) + language.say(" at ", " en ") + solar.place();
        };
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private String zone(ZoneId zone) {
    return language.say(zone.getId() + " time", "hora de " + zone.getId());
  }

  private String clocked(ZonedDateTime at) {
    return language.say("once, on ", "una vez, el ")
        + DAY.format(at)
        + language.say(" at ", " a las ")
        + TIME.format(at)
        + ", "
        + zone(home);
  }

  private String interval(Interval interval) {
    long count = interval.count();
    String unit = unit(interval.unit(), count == 1);
    return language.say("every ", "cada ") + (count == 1 ? unit : count + " " + unit);
  }

  private String unit(ChronoUnit unit, boolean single) {
    String plural =
        switch (unit) {
          case DAYS -> language.say("days", "días");
          case HOURS -> language.say("hours", "horas");
          case MINUTES -> language.say("minutes", "minutos");
          case SECONDS -> language.say("seconds", "segundos");
          default -> language.say("microseconds", "microsegundos");
        };
    return single ? plural.substring(0, plural.length() - 1) : plural;
  }

  private String event(SolarEvent event) {
    return switch (event) {
      case DAWN_ASTRONOMICAL -> language.say("at astronomical dawn", "al alba astronómica");
      case DAWN_NAUTICAL -> language.say("at nautical dawn", "al alba náutica");
      case DAWN_CIVIL -> language.say("at civil dawn", "al alba civil");
      case SUNRISE -> language.say("at sunrise", "a la salida del sol");
      case SOLAR_NOON -> language.say("at solar noon", "al mediodía solar");
      case SUNSET -> language.say("at sunset", "a la puesta del sol");
      case DUSK_CIVIL -> language.say("at the end of civil dusk", "al fin del crepúsculo civil");
      case DUSK_NAUTICAL ->
          language.say("at the end of nautical dusk", "al fin del crepúsculo náutico");
      case DUSK_ASTRONOMICAL ->
          language.say("at the end of astronomical dusk", "al fin del crepúsculo astronómico");
    };
  }
}
