package cl.fizko.core.bad;

import java.time.Clock;

/** Makes its own clock. */
public final class MakesAClock {

  Clock clock() {
    return Clock.systemUTC();
  }
}
