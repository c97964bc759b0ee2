package cl.fizko.core.tax.calendar;

import java.time.LocalDate;

/** Easter of the Gregorian calendar, by the anonymous method that Meeus reprints (1991, ch. 8). */
final class Easter {

  private Easter() {}

  static LocalDate sunday(int year) {
    int golden = year % 19;
    int century = year / 100;
    int yearOfCentury = year % 100;
    int solarCorrection = century - century / 4;
    int lunarCorrection = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + solarCorrection - lunarCorrection + 15) % 30;
    int weekday =
        (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int days = epact + weekday - 7 * late + 114;
    return LocalDate.of(year, days / 31, days % 31 + 1);
  }
}
