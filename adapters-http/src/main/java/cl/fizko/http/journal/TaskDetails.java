package cl.fizko.http.journal;

import cl.fizko.core.task.DeadLetter;
import cl.fizko.core.task.DeadLetterFilter;
import cl.fizko.core.task.KnownQueues;
import cl.fizko.core.task.Masked;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskId;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.journal.JournalEntry;
import cl.fizko.core.task.journal.LogLine;
import cl.fizko.core.task.journal.TaskState;
import cl.fizko.core.task.port.DeadLetters;
import cl.fizko.core.task.port.TaskJournal;
import cl.fizko.core.task.port.TaskLogs;
import cl.fizko.core.task.port.TaskQueues;
import cl.fizko.core.task.port.TaskResults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one task, put together from where it is: the journal, its result, the dead
 * letters, and the queues that it may wait in.
 */
public record TaskDetails(
    TaskJournal journal,
    TaskLogs logs,
    TaskResults results,
    TaskQueues queues,
    KnownQueues known,
    DeadLetters letters) {

  private static final int LETTERS_LOOKED_THROUGH = 1_000;
  private static final int WAITING_LOOKED_THROUGH = 200;

  private record Waiting(QueueName queue, Task task) {}

  /** What is known; empty if nobody has heard of it. */
  Optional<Map<String, @Nullable Object>> of(TaskId id) {
    List<JournalEntry> timeline = journal.timeline(id);
    var result = results.find(id);
    Optional<Task> asked = results.asked(id);
    Optional<DeadLetter> letter = asked.isPresent() ? Optional.empty() : letter(id);
    Optional<Waiting> waiting =
        timeline.isEmpty() && result.isEmpty() && letter.isEmpty() ? waiting(id) : Optional.empty();
    if (timeline.isEmpty() && result.isEmpty() && letter.isEmpty() && waiting.isEmpty()) {
      return Optional.empty();
    }
    Optional<Task> task =
        asked.or(() -> letter.flatMap(letters::task)).or(() -> waiting.map(Waiting::task));
    ResultView shown = ResultView.of(result);
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("id", id.value());
    view.put("name", name(timeline, task, letter));
    view.put("queue", queue(timeline, letter, waiting));
    view.put("state", result.isPresent() ? shown.state() : state(timeline));
    view.put("args", task.map(each -> Masked.of(each.arguments().positional())).orElse(null));
    view.put("kwargs", task.map(each -> Masked.of(each.arguments().named())).orElse(null));
    view.put("progress", shown.progress());
    view.put("result", shown.result());
    view.put("error", shown.error() == null ? error(timeline) : shown.error());
    view.put("traceback", shown.traceback());
    view.put("timeline", timeline.stream().map(TaskDetails::step).toList());
    view.put("logs", logs.of(id).stream().map(TaskDetails::line).toList());
    return Optional.of(view);
  }

  private Optional<DeadLetter> letter(TaskId id) {
    return letters.newest(DeadLetterFilter.ALL, LETTERS_LOOKED_THROUGH).stream()
        .filter(letter -> letter.taskId().filter(id::equals).isPresent())
        .findFirst();
  }

  /** Of the head of each queue, and of what comes up next. */
  private Optional<Waiting> waiting(TaskId id) {
    return known.all().stream()
        .flatMap(
            queue ->
                Stream.concat(
                        queues.waiting(queue, WAITING_LOOKED_THROUGH).stream(),
                        queues.delayed(queue, WAITING_LOOKED_THROUGH).stream())
                    .map(task -> new Waiting(queue, task)))
        .filter(each -> each.task().id().equals(id))
        .findFirst();
  }

  private static @Nullable String name(
      List<JournalEntry> timeline, Optional<Task> task, Optional<DeadLetter> letter) {
    return timeline.stream()
        .map(JournalEntry::name)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .or(
            () ->
                task.map(Task::name)
                    .or(() -> letter.flatMap(DeadLetter::task))
                    .map(TaskName::value))
        .orElse(null);
  }

  private static @Nullable String queue(
      List<JournalEntry> timeline, Optional<DeadLetter> letter, Optional<Waiting> waiting) {
    return timeline.reversed().stream()
        .map(JournalEntry::queue)
        .filter(queue -> !queue.isEmpty())
        .findFirst()
        .or(
            () ->
                letter
                    .map(DeadLetter::queue)
                    .or(() -> waiting.map(Waiting::queue))
                    .map(QueueName::value))
        .orElse(null);
  }

  private static String state(List<JournalEntry> timeline) {
    return timeline.isEmpty() ? "PENDING" : timeline.getLast().state().name();
  }

  private static @Nullable String error(List<JournalEntry> timeline) {
    return timeline.isEmpty() || timeline.getLast().state() == TaskState.SUCCESS
        ? null
        : EntryView.orNull(timeline.getLast().error());
  }

  private static Map<String, @Nullable Object> step(JournalEntry entry) {
    Map<String, @Nullable Object> step = new LinkedHashMap<>();
    step.put("at", entry.at().toString());
    step.put("state", entry.state().name());
    step.put("worker", entry.worker());
    step.put("attempt", entry.attempt());
    step.put("detail", EntryView.orNull(entry.error()));
    step.put("duration_ms", EntryView.millis(entry.took()));
    return step;
  }

  private static Map<String, Object> line(LogLine line) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("at", line.at().toString());
    view.put("level", line.level());
    view.put("logger", line.logger());
    view.put("message", line.message());
    return view;
  }
}
