package cl.fizko.redis.bad;

/** Reads settings that nobody has checked. */
public final class ReadsTheEnvironment {

  int size() {
    return System.getenv().size();
  }
}
