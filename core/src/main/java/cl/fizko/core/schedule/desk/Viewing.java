package cl.fizko.core.schedule.desk;

import cl.fizko.core.schedule.PeriodicTask;
import cl.fizko.core.task.BrokerUnavailableException;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskResult;
import cl.fizko.core.task.port.TaskResults;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes rows fit to be seen. */
final class Viewing {

  static final int TIMES = 3;

  private final ScheduleForm form;
  private final TaskResults results;

  Viewing(ScheduleForm form, TaskResults results) {
    this.form = form;
    this.results = results;
  }

  View of(Entry entry, Instant now) {
    return switch (entry.content()) {
      case Entry.Legible legible ->
          new View(
              entry,
              form.write(legible.draft()),
              form.words(legible.draft().schedule()),
              next(entry, legible.draft(), now),
              last(entry));
      case Entry.Illegible bad -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", bad.name());
        fields.put("task", bad.task());
        fields.put("enabled", bad.enabled());
        yield new View(entry, fields, Map.of(), List.of(), last(entry));
      }
    };
  }

  private List<ZonedDateTime> next(Entry entry, Draft draft, Instant now) {
    if (!draft.enabled()) {
      return List.of();
    }
    PeriodicTask row = draft.row(entry.id(), entry.lastRunAt());
    Optional<Instant> first =
        entry.alarm().filter(alarm -> !alarm.isBefore(now)).or(() -> row.due(now));
    ZoneId zone = form.zone(draft.schedule());
    List<ZonedDateTime> next = new ArrayList<>();
    for (Optional<Instant> due = first; due.isPresent() && next.size() < TIMES; ) {
      next.add(due.get().atZone(zone));
      due = row.dueAfter(due.get(), due.get().isBefore(now) ? now : due.get());
    }
    return next;
  }

  private Optional<View.LastRun> last(Entry entry) {
    return entry.lastRunAt().equals(PeriodicTask.UNSET)
        ? Optional.empty()
        : Optional.of(
            new View.LastRun(
                entry.lastRunAt(), entry.lastTask(), entry.lastTask().flatMap(this::result)));
  }

  /** Rows are worth seeing also while the broker, which keeps the results, is away. */
  private Optional<TaskResult> result(TaskId id) {
    try {
      return results.find(id);
    } catch (BrokerUnavailableException e) {
      return Optional.empty();
    }
  }
}
