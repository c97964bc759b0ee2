package cl.fizko.core.task.canvas;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.QueueName;
import cl.fizko.core.task.TaskName;

/**
 * One task.
 *
 * @param immutable whether it takes its own arguments alone, and no result of what was before it
 */
public record Step(TaskName name, Arguments arguments, boolean immutable, CanvasOptions options)
    implements Canvas {

  /** A task that gets the result of what was before it as its first argument. */
  public static Step of(TaskName name, Object... arguments) {
    return new Step(name, Arguments.of(arguments), false, CanvasOptions.NONE);
  }

  /** The same, with its own arguments alone. */
  public Step alone() {
    return new Step(name, arguments, true, options);
  }

  public Step onQueue(QueueName queue) {
    return with(options.withQueue(queue));
  }

  @Override
  public Step with(CanvasOptions other) {
    return new Step(name, arguments, immutable, other);
  }
}
