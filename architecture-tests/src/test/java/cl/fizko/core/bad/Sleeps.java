package cl.fizko.core.bad;

/** Waits for nothing but the time. */
public final class Sleeps {

  void nap() throws InterruptedException {
    Thread.sleep(1);
  }
}
