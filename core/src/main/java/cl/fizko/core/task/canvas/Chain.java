package cl.fizko.core.task.canvas;

import java.util.List;

/**
 * One after the other, each with the result of the one before as its first argument. A group that
 * is followed by something is a chord.
 *
 * @param steps at least one
 */
public record Chain(List<Canvas> steps, CanvasOptions options) implements Canvas {

  public Chain {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a chain has no steps; expected at least one");
    }
  }

  @Override
  public Chain with(CanvasOptions other) {
    return new Chain(steps, other);
  }
}
