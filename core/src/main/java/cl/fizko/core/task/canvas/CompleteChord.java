package cl.fizko.core.task.canvas;

import cl.fizko.core.task.Nothing;
import cl.fizko.core.task.TaskResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A chord whose parts have all ended.
 *
 * @param parts the final results, in the order of the parts
 * @param values the values of the parts that succeeded, as the body takes them: in the shape of the
 *     header, null for {@link Nothing#NOTHING}
 */
public record CompleteChord(GroupId group, List<TaskResult> parts, List<Object> values) {

  public CompleteChord {
    parts = List.copyOf(parts);
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** A chord whose header is flat. */
  public CompleteChord(GroupId group, List<TaskResult> parts) {
    this(group, parts, flat(parts));
  }

  private static List<Object> flat(List<TaskResult> parts) {
    List<Object> values = new ArrayList<>();
    for (TaskResult part : parts) {
      if (part instanceof TaskResult.Succeeded done) {
        values.add(done.value() == Nothing.NOTHING ? null : done.value());
      }
    }
    return values;
  }
}
