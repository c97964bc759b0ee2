package cl.fizko.core.bad;

import java.time.Instant;

/** Takes the time from the machine. */
public final class AsksForNow {

  Instant now() {
    return Instant.now();
  }
}
