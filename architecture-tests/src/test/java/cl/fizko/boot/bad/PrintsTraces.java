package cl.fizko.boot.bad;

/** Says something where no operator looks, and at length. */
public final class PrintsTraces {

  void say(Exception e) {
    e.printStackTrace();
  }
}
