package cl.fizko.core.bad;

import java.util.function.LongSupplier;

/** Takes the time from the machine, by a reference instead of a call. */
public final class RefersToTheClock {

  LongSupplier clock() {
    return System::currentTimeMillis;
  }
}
