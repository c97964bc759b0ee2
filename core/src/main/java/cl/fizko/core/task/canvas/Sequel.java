package cl.fizko.core.task.canvas;

import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.TaskId;
import java.util.List;
import java.util.Map;

/**
 * What follows from the end of a task; a broker does it in one step with the end itself.
 *
 * @param batch what is sent
 * @param verdicts outcomes of tasks that will never run
 * @param parts the chord parts that have ended
 * @param completions of the chords that are complete with them
 */
public record Sequel(
    Batch batch,
    Map<TaskId, Outcome> verdicts,
    List<ChordPart> parts,
    List<Completion> completions) {

  public static final Sequel NONE = new Sequel(Batch.EMPTY, Map.of(), List.of(), List.of());

  public Sequel {
    verdicts = Map.copyOf(verdicts);
    parts = List.copyOf(parts);
    completions = List.copyOf(completions);
  }

  public boolean isEmpty() {
    return batch.isEmpty() && verdicts.isEmpty() && parts.isEmpty();
  }

  Sequel completing(List<Completion> complete) {
    return new Sequel(batch, verdicts, parts, complete);
  }
}
