package cl.fizko.core.bad;

import java.util.concurrent.ConcurrentHashMap;

/** A registry that all share; final, and changing all the same. */
public final class RegistersForAll {

  static final ConcurrentHashMap<String, String> REGISTRY = new ConcurrentHashMap<>();

  private RegistersForAll() {}
}
