package cl.fizko.core.trace;

import java.util.Optional;

/** Knows in which span the calling thread works. */
@FunctionalInterface
public interface CurrentTrace {

  /** Knows of none. */
  CurrentTrace NONE = Optional::empty;

  /** The span of the calling thread; empty if it works in none. */
  Optional<TraceContext> get();
}
