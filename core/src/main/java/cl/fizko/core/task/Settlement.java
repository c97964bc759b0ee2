package cl.fizko.core.task;

import cl.fizko.core.task.canvas.CompleteChord;
import java.util.List;

/** How the end of a delivery was taken. */
public sealed interface Settlement {

  Settlement SETTLED = new Settled();
  Settlement LEASE_LOST = new LeaseLost();

  /** The outcome counts. */
  record Settled() implements Settlement {}

  /** The lease had gone to somebody else, so nothing of the outcome was kept. */
  record LeaseLost() implements Settlement {}

  /**
   * Nothing has ended yet: the chord parts are kept, and some chords are complete with them. The
   * delivery is to be settled again, with their completions.
   */
  record ChordsComplete(List<CompleteChord> chords) implements Settlement {

    public ChordsComplete {
      chords = List.copyOf(chords);
    }
  }
}
