package cl.fizko.core.health.port;

import cl.fizko.core.health.Health;

/** Looks whether something that a process depends on can be reached. */
public interface HealthProbe {

  /** What it looks at, for example {@code redis}. */
  String name();

  /** Looks now; takes at most two seconds and never throws. */
  Health check();
}
