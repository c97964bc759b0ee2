package cl.fizko.core.bad;

/** A count that all share. */
public final class CountsForAll {

  static int count;

  private CountsForAll() {}
}
