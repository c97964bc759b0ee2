package cl.fizko.core.task.canvas;

import java.util.List;

/** All at the same time. A group within a group is one with it. */
public record Group(List<Canvas> members, CanvasOptions options) implements Canvas {

  public Group {
    members = List.copyOf(members);
  }

  @Override
  public Group with(CanvasOptions other) {
    return new Group(members, other);
  }
}
