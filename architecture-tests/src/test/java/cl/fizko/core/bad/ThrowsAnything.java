package cl.fizko.core.bad;

/** Fails in a way that says nothing. */
public final class ThrowsAnything {

  void fail() {
    throw new RuntimeException("something went wrong");
  }
}
