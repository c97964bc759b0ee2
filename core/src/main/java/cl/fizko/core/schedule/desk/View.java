package cl.fizko.core.schedule.desk;

import cl.fizko.core.schedule.Language;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row as an operator sees it.
 *
 * @param entry the row
 * @param fields what it says, by the names of {@link ScheduleForm}; of a row that cannot be read
 *     only its name, its task and whether it is switched on
 * @param words its schedule in plain words; none if it cannot be read
 * @param next when it is due next, in its own zone, up to three times; none if it is switched off
 * @param lastRun its last run; empty if it never ran
 */
public record View(
    Entry entry,
    Map<String, Object> fields,
    Map<Language, String> words,
    List<ZonedDateTime> next,
    Optional<LastRun> lastRun) {

  /**
   * A run.
   *
   * @param task what was sent, if that is known
   * @param result what is known of it, as long as results are kept
   */
  public record LastRun(Instant at, Optional<TaskId> task, Optional<TaskResult> result) {

    /** What became of it, in Celery's words; UNKNOWN if that is not kept any more, or not yet. */
    public String state() {
      return result.map(LastRun::state).orElse("UNKNOWN");
    }

    private static String state(TaskResult result) {
      return switch (result) {
        case TaskResult.Started started -> "STARTED";
        case TaskResult.Retrying retrying -> "RETRY";
        case TaskResult.Running running -> "PROGRESS";
        case TaskResult.InState own -> own.state();
        case TaskResult.Succeeded succeeded -> "SUCCESS";
        case TaskResult.Failed failed -> "FAILURE";
        case TaskResult.Revoked revoked -> "REVOKED";
      };
    }
  }

  /** Why the row is set aside; empty if it is not. */
  public Optional<String> reason() {
    return entry.content() instanceof Entry.Illegible illegible
        ? Optional.of(illegible.reason())
        : Optional.empty();
  }

  /** All of it as JSON values; what is not known is not there. */
  public Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", entry.id().value());
    shown.putAll(fields);
    reason().ifPresent(reason -> shown.put("set_aside", reason));
    if (!words.isEmpty()) {
      shown.put("words", Language.byCode(words));
    }
    shown.put("next", next.stream().map(time -> time.toOffsetDateTime().toString()).toList());
    shown.put("total_run_count", entry.runs());
    lastRun.ifPresent(run -> shown.put("last_run", shown(run)));
    return shown;
  }

  private static Map<String, Object> shown(LastRun run) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("at", run.at().toString());
    run.task().ifPresent(task -> shown.put("task_id", task.value()));
    shown.put("state", run.state());
    return shown;
  }
}
