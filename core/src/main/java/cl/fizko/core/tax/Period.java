package cl.fizko.core.tax;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A month for which taxes are declared; written {@code YYYYMM} as the tax authority does.
 *
 * @param month of the years 2000 to 2099
 */
public record Period(YearMonth month) implements Comparable<Period> {

  /** The tax authority's days begin and end here, whatever a server's clock says. */
  public static final ZoneId ZONE = ZoneId.of("America/Santiago");

  private static final Pattern FORM = Pattern.compile("(\\d{4})-?(\\d{2})");

  public Period {
    if (month.getYear() < 2000 || month.getYear() > 2099) {
      throw new IllegalArgumentException(
          "period is " + month + "; expected a month of the years 2000 to 2099, such as 202511");
    }
  }

  /**
   * A month of a year.
   *
   * @param year 2000 to 2099
   * @param month 1 to 12
   */
  public static Period of(int year, int month) {
    if (month < 1 || month > 12) {
      throw new IllegalArgumentException("month is " + month + "; expected 1 to 12");
    }
    return new Period(YearMonth.of(year, month));
  }

  /** The month of a day. */
  public static Period of(LocalDate day) {
    return new Period(YearMonth.from(day));
  }

  /**
   * Reads {@code YYYYMM} or {@code YYYY-MM}.
   *
   * @throws IllegalArgumentException it is no month, or none of this century
   */
  public static Period parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "period is \"" + text + "\"; expected year and month, such as 202511");
    }
    try {
      return of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "period is \"" + text + "\"; expected a month of 200001 to 209912, such as 202511", e);
    }
  }

  /** Today in Chile. */
  public static LocalDate today(InstantSource clock) {
    return clock.instant().atZone(ZONE).toLocalDate();
  }

  /** The month that it is in Chile. */
  public static Period current(InstantSource clock) {
    return of(today(clock));
  }

  public int year() {
    return month.getYear();
  }

  /** 1 to 12. */
  public int monthOfYear() {
    return month.getMonthValue();
  }

  /** So many months later, or earlier where they are below zero. */
  public Period plus(int months) {
    return new Period(month.plusMonths(months));
  }

  public Period previous() {
    return plus(-1);
  }

  public Period next() {
    return plus(1);
  }

  public boolean contains(LocalDate day) {
    return YearMonth.from(day).equals(month);
  }

  public LocalDate firstDay() {
    return month.atDay(1);
  }

  public LocalDate lastDay() {
    return month.atEndOfMonth();
  }

  /** A day of the month, or its last one where the month is shorter. */
  public LocalDate day(int dayOfMonth) {
    return month.atDay(Math.min(dayOfMonth, month.lengthOfMonth()));
  }

  @Override
  public int compareTo(Period other) {
    return month.compareTo(other.month);
  }

  /** {@code YYYYMM}. */
  @Override
  public String toString() {
    return Integer.toString(year() * 100 + monthOfYear());
  }
}
