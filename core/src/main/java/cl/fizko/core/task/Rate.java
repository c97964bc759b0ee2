package cl.fizko.core.task;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many tasks may start in a time, at even distances.
 *
 * @param tasks 1 or more
 * @param per above zero
 */
public record Rate(int tasks, Duration per) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{0,9})?)(?:/([smh]))?");

  public Rate {
    if (tasks < 1 || per.isZero() || per.isNegative()) {
      throw new IllegalArgumentException(
          "rate is " + tasks + " per " + per + "; expected 1 or more in a time above zero");
    }
  }

  /**
   * Reads a rate as Celery writes it: {@code 10/s}, {@code 100/m}, {@code 0.5/h}, or {@code 10} for
   * a second.
   *
   * @throws IllegalArgumentException says what would be right
   */
  public static Rate parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || new BigDecimal(form.group(1)).signum() == 0) {
      throw new IllegalArgumentException(
          "rate is '" + text + "'; expected a number of tasks and /s, /m or /h, such as 10/m");
    }
    Duration per =
        switch (form.group(2) == null ? "s" : form.group(2)) {
          case "m" -> Duration.ofMinutes(1);
          case "h" -> Duration.ofHours(1);
          default -> Duration.ofSeconds(1);
        };
    BigDecimal tasks = new BigDecimal(form.group(1)).stripTrailingZeros();
    return tasks.scale() <= 0
        ? new Rate(tasks.intValueExact(), per)
        : new Rate(1, Duration.ofNanos((long) (per.toNanos() / tasks.doubleValue())));
  }

  /** The time from one start to the next. */
  public Duration interval() {
    return per.dividedBy(tasks);
  }

  @Override
  public String toString() {
    String unit =
        per.equals(Duration.ofHours(1)) ? "h" : per.equals(Duration.ofMinutes(1)) ? "m" : "s";
    return unit.equals("s") && per.toSeconds() != 1 ? tasks + "/" + per : tasks + "/" + unit;
  }
}
