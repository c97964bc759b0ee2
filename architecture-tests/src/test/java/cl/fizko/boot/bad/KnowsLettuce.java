package cl.fizko.boot.bad;

import io.lettuce.core.RedisException;

/** Meets a driver's exception outside its adapter. */
public final class KnowsLettuce {

  boolean isRedis(Exception e) {
    return e instanceof RedisException;
  }
}
