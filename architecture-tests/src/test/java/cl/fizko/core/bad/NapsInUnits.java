package cl.fizko.core.bad;

import java.util.concurrent.TimeUnit;

/** Waits for nothing but the time, in another dress. */
public final class NapsInUnits {

  void nap() throws InterruptedException {
    TimeUnit.SECONDS.sleep(1);
  }
}
