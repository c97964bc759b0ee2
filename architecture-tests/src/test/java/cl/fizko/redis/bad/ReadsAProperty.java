package cl.fizko.redis.bad;

/** Reads settings that nobody has checked. */
public final class ReadsAProperty {

  int size() {
    return Integer.getInteger("size", 1);
  }
}
