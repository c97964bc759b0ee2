package cl.fizko.core.tax.calendar;

import cl.fizko.core.tax.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How often something falls due, and for which months. What is due is always for months that are
 * over: those before the due date's.
 */
public sealed interface Recurrence {

  /** The months for which it is, if it is due in this month; else none. */
  List<Period> monthsDueIn(Period period);

  /** 1 to 31; a shorter month means its last day. */
  int dayOfMonth();

  /** The day named, before it is moved to a working day. */
  default LocalDate nominalDay(Period period) {
    return period.day(dayOfMonth());
  }

  /** Every month, for the month before. */
  record Monthly(int dayOfMonth) implements Recurrence {

    public Monthly {
      checkDay(dayOfMonth);
    }

    @Override
    public List<Period> monthsDueIn(Period period) {
      return List.of(period.previous());
    }
  }

  /**
   * Four times a year, for the three months before.
   *
   * @param months 1 to 12, three months apart, such as 1, 4, 7, 10
   */
  record Quarterly(int dayOfMonth, Set<Integer> months) implements Recurrence {

    public Quarterly {
      checkDay(dayOfMonth);
      List<Integer> sorted = List.copyOf(new TreeSet<>(months));
      boolean apart =
          sorted.size() == 4
              && sorted.stream().allMatch(each -> each >= 1 && each <= 12)
              && sorted.stream().map(each -> each % 3).distinct().count() == 1;
      if (!apart) {
        throw new IllegalArgumentException(
            "months are " + sorted + "; expected four, three apart, such as [1, 4, 7, 10]");
      }
      months = Set.copyOf(months);
    }

    @Override
    public List<Period> monthsDueIn(Period period) {
      return months.contains(period.monthOfYear())
          ? List.of(period.plus(-3), period.plus(-2), period.plus(-1))
          : List.of();
    }
  }

  /**
   * Once a year, for the calendar year before.
   *
   * @param monthOfYear 1 to 12
   */
  record Annual(int monthOfYear, int dayOfMonth) implements Recurrence {

    public Annual {
      checkDay(dayOfMonth);
      if (monthOfYear < 1 || monthOfYear > 12) {
        throw new IllegalArgumentException(
            "month of year is " + monthOfYear + "; expected 1 to 12, such as 4");
      }
    }

    @Override
    public List<Period> monthsDueIn(Period period) {
      if (period.monthOfYear() != monthOfYear) {
        return List.of();
      }
      Period january = Period.of(period.year() - 1, 1);
      return IntStream.range(0, 12).mapToObj(january::plus).toList();
    }
  }

  private static void checkDay(int day) {
    if (day < 1 || day > 31) {
      throw new IllegalArgumentException(
          "day of month is " + day + "; expected 1 to 31, such as 12");
    }
  }
}
