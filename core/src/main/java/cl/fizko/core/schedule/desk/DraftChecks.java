package cl.fizko.core.schedule.desk;

import cl.fizko.core.schedule.Clocked;
import cl.fizko.core.schedule.Expiry;
import cl.fizko.core.schedule.Interval;
import cl.fizko.core.schedule.Policy;
import cl.fizko.core.task.TaskName;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import java.util.stream.Collectors;

/**
 * What a row may not newly say although it could be followed. What it said before and says on is
 * left alone: an operator who switches off a row of an unknown task has to be let.
 */
record DraftChecks(FieldReader fields, NavigableSet<TaskName> known, Instant now) {

  /** Lets a task pass that none of our workers knows; is of the change, not of the row. */
  static final String UNKNOWN_TASK = "unknown_task";

  /**
   * Notes what is wrong.
   *
   * @param written the draft as fields
   * @param base the row's fields before the change; none of a new row
   * @param given what the change gives
   */
  void check(
      Draft draft,
      Map<String, Object> written,
      Map<String, Object> base,
      Map<String, Object> given) {
    boolean mayBeUnknown = mayBeUnknown();
    if (isNew("task", written, base) && !known.contains(draft.task()) && !mayBeUnknown) {
      fields.wrong(
          "task",
          "the name of a task that a worker knows, such as "
              + known.stream().map(TaskName::value).collect(Collectors.joining(", "))
              + "; for one that only Python's workers know give unknown_task allow");
    }
    if (draft.schedule() instanceof Clocked clocked) {
      if (isNew("clocked_time", written, base) && !clocked.at().isAfter(now)) {
        fields.wrong("clocked_time", "a time to come, such as " + now.plusSeconds(3_600));
      }
      if (!draft.oneOff()) {
        fields.wrong("one_off", "true, since a clocked schedule is due once, such as true");
      }
    }
    if (isNew("expires", written, base)
        && draft.delivery().expiry() instanceof Expiry.At at
        && !at.instant().isAfter(now)) {
      fields.wrong("expires", "a time to come, such as " + now.plusSeconds(3_600));
    }
    if (draft.policy().begin() == Policy.Begin.AT_ONCE
        && !(draft.schedule() instanceof Interval)
        && given.containsKey("first_run")) {
      fields.wrong("first_run", "wait, since only an interval can begin at once, such as wait");
    }
  }

  private boolean mayBeUnknown() {
    String said = fields.text(UNKNOWN_TASK, "refuse", 20, "allow");
    if (!said.equals("refuse") && !said.equals("allow")) {
      fields.wrong(UNKNOWN_TASK, "refuse or allow, such as allow");
    }
    return said.equals("allow");
  }

  private static boolean isNew(
      String field, Map<String, Object> written, Map<String, Object> base) {
    return written.containsKey(field) && !written.get(field).equals(base.get(field));
  }
}
