package cl.fizko.core.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A cron schedule in plain words. */
final class CronWords {

  private static final int TIMES_TOLD = 6;

  private final Language language;
  private final int[] minutes;
  private final int[] hours;
  private final int[] days;
  private final int[] months;
  private final int[] weekdays;

  CronWords(Crontab crontab, Language language) {
    this.language = language;
    this.minutes = crontab.values(CronField.MINUTE).toArray();
    this.hours = crontab.values(CronField.HOUR).toArray();
    this.days = crontab.values(CronField.DAY_OF_MONTH).toArray();
    this.months = crontab.values(CronField.MONTH_OF_YEAR).toArray();
    this.weekdays =
        crontab.values(CronField.DAY_OF_WEEK).map(day -> day == 0 ? 7 : day).sorted().toArray();
  }

  /** Such as: at 02:00, on day 1 of the month, in January. */
  String words() {
    List<String> parts = new ArrayList<>(List.of(time()));
    String day = day();
    if (!day.isEmpty()) {
      parts.add(day);
    }
    if (months.length < CronField.MONTH_OF_YEAR.size()) {
      parts.add(language.say("in ", "en ") + numbers(months, language::month));
    }
    return String.join(", ", parts);
  }

  private boolean everyHour() {
    return hours.length == CronField.HOUR.size();
  }

  private String time() {
    if (minutes.length * hours.length <= TIMES_TOLD) {
      return language.say("at ", "a las ") + language.list(times());
    }
    String often = often();
    if (!often.isEmpty() && everyHour()) {
      return often;
    }
    if (!often.isEmpty()) {
      return often + language.say(" of the hours ", " de las horas ") + plain(hours);
    }
    int step = step(hours, CronField.HOUR.size());
    String hourly =
        everyHour()
            ? language.say("every hour", "cada hora")
            : step > 1
                ? language.say("every " + step + " hours", "cada " + step + " horas")
                : language.say("in the hours ", "en las horas ") + plain(hours);
    return hourly
        + (minutes.length == 1
            ? language.say(" at minute ", " en el minuto ")
            : language.say(" at minutes ", " en los minutos "))
        + plain(minutes);
  }

  private String often() {
    if (minutes.length == CronField.MINUTE.size()) {
      return language.say("every minute", "cada minuto");
    }
    int step = step(minutes, CronField.MINUTE.size());
    return step > 1 ? language.say("every " + step + " minutes", "cada " + step + " minutos") : "";
  }

  private List<String> times() {
    List<String> times = new ArrayList<>();
    for (int hour : hours) {
      for (int minute : minutes) {
        times.add(String.format(Locale.ROOT, "%02d:%02d", hour, minute));
      }
    }
    return times;
  }

  private String day() {
    boolean anyDay = days.length == CronField.DAY_OF_MONTH.size();
    boolean anyWeekday = weekdays.length == CronField.DAY_OF_WEEK.size();
    if (anyDay && anyWeekday) {
      boolean told =
          months.length < CronField.MONTH_OF_YEAR.size() || (everyHour() && !often().isEmpty());
      return told ? "" : language.say("every day", "todos los días");
    }
    if (anyDay) {
      return language.say("on ", "los días ") + numbers(weekdays, language::day);
    }
    String ofMonth =
        days.length == 1
            ? language.say("on day ", "el día ")
                + days[0]
                + language.say(" of the month", " del mes")
            : language.say("on the days ", "los días ")
                + plain(days)
                + language.say(" of the month", " del mes");
    return anyWeekday
        ? ofMonth
        : ofMonth + language.say(" if it is ", " si es ") + either(weekdays);
  }

  private String either(int[] values) {
    return numbers(values, language::day)
        .replace(language.say(" and ", " y "), language.say(" or ", " o "));
  }

  private String plain(int[] values) {
    return numbers(values, Integer::toString);
  }

  /** Three or more that follow each other are told as a range. */
  private String numbers(int[] values, IntFunction<String> name) {
    List<String> parts = new ArrayList<>();
    for (int start = 0; start < values.length; ) {
      int end = start;
      while (end + 1 < values.length && values[end + 1] == values[end] + 1) {
        end++;
      }
      if (end - start >= 2) {
        parts.add(language.range(name.apply(values[start]), name.apply(values[end])));
      } else {
        IntStream.rangeClosed(start, end).forEach(i -> parts.add(name.apply(values[i])));
      }
      start = end + 1;
    }
    return language.list(parts);
  }

  /** The step of numbers from 0 that divide the whole evenly; else 0. */
  private static int step(int[] values, int size) {
    if (values.length < 2 || values[0] != 0 || size % values.length != 0) {
      return 0;
    }
    int step = size / values.length;
    return IntStream.range(0, values.length).allMatch(i -> values[i] == i * step) ? step : 0;
  }
}
