package cl.fizko.core.schedule.desk;

import cl.fizko.core.schedule.Crontab;
import cl.fizko.core.schedule.Language;
import cl.fizko.core.schedule.Schedule;
import cl.fizko.core.schedule.ScheduleWords;
import cl.fizko.core.schedule.port.Sun;
import cl.fizko.core.task.TaskName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a row says as fields with JSON values, in both directions. The command line and the API give
 * the same fields, and are refused in the same words.
 */
public final class ScheduleForm {

  private static final List<String> OTHERS =
      List.of(
          "name",
          "task",
          "enabled",
          "args",
          "kwargs",
          "queue",
          "priority",
          "headers",
          "expires",
          "expire_seconds",
          "one_off",
          "start_time",
          "description",
          "misfire",
          "catch_up_most",
          "jitter_seconds",
          "first_run",
          DraftChecks.UNKNOWN_TASK);

  private final NavigableSet<TaskName> known;
  private final ZoneId home;
  private final ScheduleFields schedules;

  /**
   * @param known the tasks that there is a worker for
   * @param sun for solar schedules
   * @param home whose wall times are meant where no zone is named
   */
  public ScheduleForm(Set<TaskName> known, Sun sun, ZoneId home) {
    this.known = new TreeSet<>(known);
    this.home = home;
    this.schedules = new ScheduleFields(sun, home);
  }

  /** Whose wall times are meant where no zone is named. */
  public ZoneId home() {
    return home;
  }

  /** The zone in which a schedule's times are told. */
  ZoneId zone(Schedule schedule) {
    return schedule instanceof Crontab crontab ? crontab.zone() : home;
  }

  /** A schedule in plain words, in each language. */
  Map<Language, String> words(Schedule schedule) {
    Map<Language, String> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      words.put(language, new ScheduleWords(language, home).of(schedule));
    }
    return words;
  }

  /** All names of fields, sorted. */
  public static List<String> names() {
    return Stream.concat(OTHERS.stream(), ScheduleFields.names().stream()).sorted().toList();
  }

  /** What a row says, in the order in which people read it; what it does not say is not there. */
  public Map<String, Object> write(Draft draft) {
    return DraftFields.write(draft);
  }

  /** Reads what a new row is to say. */
  public Reading<Draft> read(Map<String, Object> given, Instant now) {
    return read(Map.of(), given, now);
  }

  /** Reads what a row is to say: what is given, null for the default; the rest stays. */
  public Reading<Draft> read(Draft base, Map<String, Object> given, Instant now) {
    return read(write(base), given, now);
  }

  private Reading<Draft> read(Map<String, Object> base, Map<String, Object> given, Instant now) {
    Map<String, Object> values = new LinkedHashMap<>(base);
    ScheduleFields.giveWay(values, given);
    DraftFields.giveWay(values, given);
    values.putAll(given);
    FieldReader fields = new FieldReader(values);
    refuseUnknownFields(given, names(), fields);
    Optional<Draft> draft = new DraftFields(fields, values, schedules).read();
    draft.ifPresent(
        read -> new DraftChecks(fields, known, now).check(read, write(read), base, given));
    return fields.problems().isEmpty()
        ? new Reading.Good<>(draft.orElseThrow())
        : new Reading.Bad<>(fields.problems());
  }

  /** Reads a schedule alone; fields of anything else are refused. */
  public Reading<Schedule> readSchedule(Map<String, Object> given) {
    FieldReader fields = new FieldReader(given);
    refuseUnknownFields(given, ScheduleFields.names(), fields);
    Optional<Schedule> schedule = schedules.read(fields, given, schedules.zone(fields));
    return fields.problems().isEmpty()
        ? new Reading.Good<>(schedule.orElseThrow())
        : new Reading.Bad<>(fields.problems());
  }

  private static void refuseUnknownFields(
      Map<String, Object> given, List<String> names, FieldReader fields) {
    given.keySet().stream()
        .filter(field -> !names.contains(field))
        .forEach(
            field ->
                fields.complain(
                    field, "is no field; expected some of " + String.join(", ", names)));
  }
}
