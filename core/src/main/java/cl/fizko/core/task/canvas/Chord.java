package cl.fizko.core.task.canvas;

import java.util.List;

/**
 * All of the header at the same time, and then the body with the list of their results as its first
 * argument.
 */
public record Chord(List<Canvas> header, Canvas body, CanvasOptions options) implements Canvas {

  public Chord {
    header = List.copyOf(header);
  }

  @Override
  public Chord with(CanvasOptions other) {
    return new Chord(header, body, other);
  }
}
