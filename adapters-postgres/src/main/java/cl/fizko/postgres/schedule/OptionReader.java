package cl.fizko.postgres.schedule;

import cl.fizko.core.schedule.Misfire;
import cl.fizko.core.schedule.Policy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What {@code fizko.periodic_task_option} says of a row. */
final class OptionReader {

  private OptionReader() {}

  static Policy read(@Nullable String option) {
    if (option == null) {
      return Policy.DEFAULT;
    }
    Columns columns = new Columns(option);
    return new Policy(
        misfire(columns), Duration.ofSeconds(columns.number("jitter_seconds")), begin(columns));
  }

  private static Misfire misfire(Columns columns) {
    String misfire = columns.text("misfire", "run_once");
    return switch (misfire) {
      case "run_once" -> Misfire.RUN_ONCE;
      case "skip" -> Misfire.SKIP;
      case "catch_up" -> new Misfire.CatchUp((int) columns.number("catch_up_most"));
      default ->
          throw new IllegalArgumentException(
              "misfire is '" + misfire + "'; expected run_once, skip or catch_up");
    };
  }

  private static Policy.Begin begin(Columns columns) {
    String begin = columns.text("first_run", "wait");
    return switch (begin) {
      case "wait" -> Policy.Begin.WAIT;
      case "at_once" -> Policy.Begin.AT_ONCE;
      default ->
          throw new IllegalArgumentException(
              "first_run is '" + begin + "'; expected wait or at_once");
    };
  }
}
