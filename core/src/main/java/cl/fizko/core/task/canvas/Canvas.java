package cl.fizko.core.task.canvas;

import java.util.List;

/** Work that is described and not sent yet. Immutable. */
public sealed interface Canvas permits Step, Chain, Group, Chord {

  /** How it wants to be handled. */
  CanvasOptions options();

  /** The same with other options. */
  Canvas with(CanvasOptions other);

  /** The same, followed by something that gets its result as the first argument. */
  default Canvas onSuccess(Canvas next) {
    return with(options().linked(List.of(next)));
  }

  /** The same, with something to be sent when it fails; that gets the id of the failed task. */
  default Canvas onFailure(Canvas next) {
    return with(options().linkedOnError(List.of(next)));
  }

  /** One after the other, each with the result of the one before as its first argument. */
  static Chain chain(Canvas... steps) {
    return new Chain(List.of(steps), CanvasOptions.NONE);
  }

  /** All at the same time. */
  static Group group(Canvas... members) {
    return new Group(List.of(members), CanvasOptions.NONE);
  }

  /** All at the same time, and then something that gets the list of their results. */
  static Chord chord(List<? extends Canvas> header, Canvas body) {
    return new Chord(List.copyOf(header), body, CanvasOptions.NONE);
  }
}
