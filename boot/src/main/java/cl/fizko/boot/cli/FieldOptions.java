package cl.fizko.boot.cli;

import cl.fizko.core.schedule.desk.ScheduleForm;
import cl.fizko.core.task.Nothing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * One option for each field of a schedule, so that the command line takes what the API takes. What
 * is JSON in the API is JSON here; an empty value stands for the default.
 */
final class FieldOptions implements IModelTransformer {

  private static final List<String> JSON = List.of("args", "kwargs", "headers");
  private static final Map<String, String> DESCRIPTIONS =
      Map.ofEntries(
          Map.entry("args", "JSON list of arguments."),
          Map.entry("catch_up_most", "With --misfire=catch_up: how many at most. Default: 10"),
          Map.entry("clocked_time", "Once, at this time: 2027-03-01T09:00."),
          Map.entry("crontab", "Minute, hour, day of month, month, day of week: '0 2 1 * *'."),
          Map.entry("description", "For people."),
          Map.entry("enabled", "true or false. Default: true"),
          Map.entry("every", "An interval, with --period: 30."),
          Map.entry("expire_seconds", "Not worth starting so long after it was due."),
          Map.entry("expires", "Not due any more from this time on."),
          Map.entry("first_run", "Of an interval: wait (a period) or at_once. Default: wait"),
          Map.entry("headers", "JSON object of custom headers."),
          Map.entry("jitter_seconds", "Spreads rows of the same minute over so long. Default: 0"),
          Map.entry("kwargs", "JSON object of named arguments."),
          Map.entry("latitude", "Of a solar schedule: -33.45."),
          Map.entry("longitude", "Of a solar schedule: -70.66."),
          Map.entry("misfire", "After an outage: run_once, skip or catch_up. Default: run_once"),
          Map.entry("name", "The name; no two schedules have the same."),
          Map.entry("one_off", "Switched off once it has fired: true or false."),
          Map.entry("period", "days, hours, minutes, seconds or microseconds."),
          Map.entry("priority", "0, the most urgent and the default, to 9."),
          Map.entry("queue", "Default: the one that is the task's."),
          Map.entry("solar_event", "sunrise, solar_noon, sunset, dawn_civil, dusk_nautical, …"),
          Map.entry("start_time", "Not due before this time."),
          Map.entry("task", "The name of the task."),
          Map.entry("timezone", "Whose wall times are meant. Default: America/Santiago"),
          Map.entry("unknown_task", "allow: a task that only Python's workers know, too."));

  /** Picocli may transform a command more than once. */
  @Override
  public CommandSpec transform(CommandSpec command) {
    ScheduleForm.names().stream()
        .filter(field -> command.findOption(option(field)) == null)
        .forEach(field -> command.addOption(spec(field)));
    return command;
  }

  private static OptionSpec spec(String field) {
    return OptionSpec.builder(option(field))
        .type(String.class)
        .paramLabel("VALUE")
        .description(DESCRIPTIONS.getOrDefault(field, ""))
        .build();
  }

  private static String option(String field) {
    return "--" + field.replace('_', '-');
  }

  /** The fields that were given. */
  static Map<String, Object> given(ParseResult parsed) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (String field : ScheduleForm.names()) {
      if (parsed.hasMatchedOption(option(field))) {
        given.put(field, value(field, parsed.matchedOptionValue(option(field), "")));
      }
    }
    return given;
  }

  private static Object value(String field, String text) {
    if (text.isEmpty()) {
      return Nothing.NOTHING;
    }
    return JSON.contains(field) ? new Json().valueOrText(text) : text;
  }
}
