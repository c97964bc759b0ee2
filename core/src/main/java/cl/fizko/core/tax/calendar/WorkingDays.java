package cl.fizko.core.tax.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/**
 * The days on which a tax may fall due: none that is a Saturday, a Sunday, a holiday or a 31
 * December; a term that ends on such a day goes on to the next working day (Tax Code, article 36).
 */
public final class WorkingDays {

  private WorkingDays() {}

  /** Whether a tax may fall due on this day, one of the years 2018 to 2099. */
  public static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !(day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 31)
        && Holidays.of(day.getYear()).stream().noneMatch(holiday -> holiday.day().equals(day));
  }

  /** The day itself, or the first working day after it. */
  public static LocalDate onOrAfter(LocalDate day) {
    LocalDate due = day;
    while (!isWorkingDay(due)) {
      due = due.plusDays(1);
    }
    return due;
  }
}
