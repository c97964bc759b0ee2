package cl.fizko.core.worse;

import cl.fizko.core.bad.TornOne;

/** The other half of a cycle. */
public interface TornTwo {

  /** What closes the cycle. */
  TornOne back();
}
