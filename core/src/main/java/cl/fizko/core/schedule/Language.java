package cl.fizko.core.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A language that schedules are told in. */
public enum Language {
  ENGLISH(
      "en",
      " and ",
      " to ",
      "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
      "January February March April May June July August September October November December"),
  SPANISH(
      "es",
      " y ",
      " a ",
      "lunes martes miércoles jueves viernes sábado domingo",
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre");

  private final String code;
  private final String and;
  private final String to;
  private final String days;
  private final String months;

  Language(String code, String and, String to, String days, String months) {
    this.code = code;
    this.and = and;
    this.to = to;
    this.days = days;
    this.months = months;
  }

  /** What is said in each language, by their codes of ISO 639-1. */
  public static Map<String, Object> byCode(Map<Language, String> said) {
    Map<String, Object> byCode = new LinkedHashMap<>();
    said.forEach((language, words) -> byCode.put(language.code, words));
    return byCode;
  }

  /**
   * The one or the other.
   *
   * @param english if this is English
   * @param spanish if this is Spanish
   */
  String say(String english, String spanish) {
    return switch (this) {
      case ENGLISH -> english;
      case SPANISH -> spanish;
    };
  }

  /**
   * A day of the week.
   *
   * @param day 1, Monday, to 7
   */
  String day(int day) {
    return days.split(" ", -1)[day - 1];
  }

  /**
   * A month.
   *
   * @param month 1 to 12
   */
  String month(int month) {
    return months.split(" ", -1)[month - 1];
  }

  /** Things in a row: a, b and c. */
  String list(List<String> things) {
    int last = things.size() - 1;
    return last < 1
        ? String.join("", things)
        : String.join(", ", things.subList(0, last)) + and + things.get(last);
  }

  /** From one to another. */
  String range(String from, String until) {
    return from + to + until;
  }
}
