package cl.fizko.core.task.canvas;

import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.Task;
import cl.fizko.core.trace.TraceContext;
import java.time.Instant;
import java.util.List;

/** What goes out together, all or nothing. */
public record Batch(List<Publication> tasks, List<ChordStart> chords) {

  public static final Batch EMPTY = new Batch(List.of(), List.of());

  public Batch {
    tasks = List.copyOf(tasks);
    chords = List.copyOf(chords);
  }

  /** Tasks for one queue, in the order given. */
  public static Batch of(QueueName queue, List<Task> tasks) {
    return new Batch(tasks.stream().map(task -> new Publication(queue, task)).toList(), List.of());
  }

  /** The same, as it is sent in the course of a span. */
  public Batch sent(TraceContext sender, Instant at) {
    return new Batch(
        tasks.stream().map(each -> each.with(each.task().sent(sender, at))).toList(), chords);
  }

  public boolean isEmpty() {
    return tasks.isEmpty() && chords.isEmpty();
  }
}
