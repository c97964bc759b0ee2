package cl.fizko.core.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One field of a cron text, with Celery's grammar (celery.schedules.crontab_parser, 5.5): {@code
 * *}, numbers, ranges that may wrap around, steps on {@code *} and on ranges, lists, and English
 * names of days and months.
 */
enum CronField {
  MINUTE("minute", 0, 59, "0,30"),
  HOUR("hour", 0, 23, "8-18"),
  DAY_OF_MONTH("day_of_month", 1, 31, "1"),
  MONTH_OF_YEAR("month_of_year", 1, 12, "*/3"),
  DAY_OF_WEEK("day_of_week", 0, 6, "mon-fri");

  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final Map<String, Integer> NAMES = names();

  private final String label;
  private final int least;
  private final int most;
  private final String example;

  CronField(String label, int least, int most, String example) {
    this.label = label;
    this.least = least;
    this.most = most;
    this.example = example;
  }

  /** Its name, and that of its column. */
  String label() {
    return label;
  }

  /** How many numbers it can mean. */
  int size() {
    return most - least + 1;
  }

  /** The numbers that a text means. */
  BitSet parse(String text) {
    BitSet values = new BitSet();
    for (String part : text.split(",", -1)) {
      parsePart(part.strip(), text, values);
    }
    return values;
  }

  /**
   * The same text as every version of Celery reads it: months by number, since 5.2 knows no names
   * of theirs. Days keep their names.
   */
  String portable(String text) {
    return WORD.matcher(text)
        .replaceAll(
            word -> {
              String name = word.group().toLowerCase(Locale.ROOT);
              boolean keeps = this == DAY_OF_WEEK && DAYS.contains(name.substring(0, 3));
              return keeps ? word.group() : Integer.toString(value(word.group(), text));
            });
  }

  private void parsePart(String part, String text, BitSet values) {
    String range = part;
    int step = 1;
    int slash = part.indexOf('/');
    if (slash >= 0) {
      range = part.substring(0, slash);
      step = step(part.substring(slash + 1), text);
    }
    if (range.equals("*")) {
      fill(least, most, step, values);
      return;
    }
    int dash = range.indexOf('-');
    if (dash < 0) {
      if (slash >= 0) {
        throw bad(text, "a step needs '*' or a range before it");
      }
      values.set(value(range, text));
      return;
    }
    fill(
        value(range.substring(0, dash), text),
        value(range.substring(dash + 1), text),
        step,
        values);
  }

  private void fill(int from, int to, int step, BitSet values) {
    int span = most - least + 1;
    int length = from <= to ? to - from : to + span - from;
    for (int offset = 0; offset <= length; offset += step) {
      values.set(least + (from - least + offset) % span);
    }
  }

  private int step(String digits, String text) {
    if (!digits.matches("\\d{1,9}") || Integer.parseInt(digits) == 0) {
      throw bad(text, "a step is a number above zero");
    }
    return Math.min(Integer.parseInt(digits), 1_000);
  }

  private int value(String word, String text) {
    if (word.matches("\\d{1,9}")) {
      int number = Integer.parseInt(word);
      if (number < least || number > most) {
        throw bad(text, number + " is out of range");
      }
      return number;
    }
    Integer named =
        word.length() < 3 ? null : NAMES.get(word.toLowerCase(Locale.ROOT).substring(0, 3));
    if (named == null || !isWholeName(word) || named < least || named > most) {
      throw bad(text, "'" + word + "' is no number or name");
    }
    return named;
  }

  private static boolean isWholeName(String word) {
    return word.chars().allMatch(Character::isLetter);
  }

  private IllegalArgumentException bad(String text, String why) {
    return new IllegalArgumentException(
        label
            + " is '"
            + text
            + "': "
            + why
            + "; expected numbers "
            + least
            + "-"
            + most
            + ", ranges a-b, steps */n or a-b/n, and lists of them, such as "
            + example);
  }

  private static Map<String, Integer> names() {
    Map<String, Integer> names = new TreeMap<>();
    for (int i = 0; i < DAYS.size(); i++) {
      names.put(DAYS.get(i), i);
    }
    String[] months = {
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };
    for (int i = 0; i < months.length; i++) {
      names.put(months[i], i + 1);
    }
    return Map.copyOf(names);
  }
}
