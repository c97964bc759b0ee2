package cl.fizko.core.task.canvas;

import cl.fizko.core.task.Outcome;
import cl.fizko.core.task.TaskId;
import java.util.Map;

/**
 * What a chord leads to whose parts have all ended. It counts once: the chord is forgotten with it.
 *
 * @param batch what is sent
 * @param verdicts outcomes of tasks that will never run
 */
public record Completion(GroupId group, Batch batch, Map<TaskId, Outcome> verdicts) {

  public Completion {
    verdicts = Map.copyOf(verdicts);
  }
}
