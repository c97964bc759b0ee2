package cl.fizko.http.schedule;

import cl.fizko.http.form.Field;
import cl.fizko.http.form.Form;
import cl.fizko.http.form.Kind;
import cl.fizko.http.route.Doc;
import java.util.List;
import java.util.Map;

/** How schedules are documented. What they are made of is checked by the desk, not by this form. */
final class ScheduleDocs {

  private static final Kind<String> TEXT = Kind.text(1_000);
  private static final Kind<Long> NUMBER = Kind.whole(0, Integer.MAX_VALUE);

  static final Form FORM =
      Form.of(
          Field.optional("name", Kind.text(255), "What people call it; unique."),
          Field.optional("task", Kind.text(255), "The name of the task."),
          Field.optional("args", Kind.list(), "Its arguments by position."),
          Field.optional("kwargs", Kind.object(), "Its arguments by name."),
          Field.optional("crontab", TEXT, "Five fields: minute hour day month weekday."),
          Field.optional("timezone", TEXT, "Of the crontab, such as America/Santiago."),
          Field.optional("every", NUMBER, "Instead of a crontab: so many periods."),
          Field.optional("period", TEXT, "days, hours, minutes, seconds or microseconds."),
          Field.optional("clocked_time", Kind.instant(), "Instead: once, at this instant."),
          Field.optional("solar_event", TEXT, "Instead: at an event of the sun."),
          Field.optional("latitude", anyNumber(), "Where the sun is watched."),
          Field.optional("longitude", anyNumber(), "Where the sun is watched."),
          Field.optional("enabled", Kind.flag(), "Whether it fires."),
          Field.optional("description", TEXT, "What it is for."),
          Field.optional("queue", Kind.text(255), "Where its task goes, if not as usual."),
          Field.optional("priority", Kind.whole(0, 9), "Of its task."),
          Field.optional("headers", Kind.object(), "Of its task."),
          Field.optional("expires", Kind.instant(), "Its task is not run from then on."),
          Field.optional("expire_seconds", NUMBER, "Its task is not run so long after it fired."),
          Field.optional("start_time", Kind.instant(), "It does not fire before."),
          Field.optional("one_off", Kind.flag(), "Whether it fires only once."),
          Field.optional("misfire", TEXT, "What to do with times that were missed."),
          Field.optional("catch_up_most", NUMBER, "So many missed times at most."),
          Field.optional("jitter_seconds", NUMBER, "Spreads its times over so many seconds."),
          Field.optional("first_run", TEXT, "at_once or wait."));

  static final Map<String, Object> VIEW =
      Map.of(
          "id",
          1,
          "name",
          "sync",
          "task",
          "sii.sync_documents_all_companies",
          "crontab",
          "0 2 * * *",
          "timezone",
          "America/Santiago",
          "enabled",
          true,
          "next",
          List.of("2026-11-24T02:00-03:00"),
          "total_run_count",
          17);

  static final Map<String, Object> PREVIEW =
      Map.of(
          "next", List.of("2026-11-24T02:00-03:00"), "words", Map.of("en", "every day at 02:00"));

  static final Map<String, Object> SENT = Map.of("task_id", "0b9f1c1e-6f0a-4b7e-9d55-3f6f6b1f8a11");

  static final Map<String, Object> CHANGE =
      Map.of("at", "2026-11-23T12:00:00Z", "by", "api:ana", "schedule", "sync");

  private static final Map<String, Object> EXAMPLE =
      Map.of(
          "name",
          "sync",
          "task",
          "sii.sync_documents_all_companies",
          "crontab",
          "0 2 * * *",
          "timezone",
          "America/Santiago");

  private ScheduleDocs() {}

  static Doc of(String summary) {
    return Doc.of("Schedules", summary);
  }

  static Doc one(String summary) {
    return of(summary).path("id", "Its number or its name.").problem(404, 422);
  }

  static Doc withFields(String summary) {
    return of(summary).body(FORM, EXAMPLE);
  }

  private static Kind<Object> anyNumber() {
    return new Kind<>("a number", Map.of("type", "number"), json -> json, text -> text);
  }
}
