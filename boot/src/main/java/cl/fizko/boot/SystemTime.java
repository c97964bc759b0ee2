package cl.fizko.boot;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The clock of the machine, cut to microseconds: what is stored is equal to what is read again. */
public final class SystemTime implements InstantSource {

  @Override
  public Instant instant() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** Nanoseconds on the clock that only runs forward; says nothing but differences. */
  public static long elapsedNanos() {
    return System.nanoTime();
  }
}
