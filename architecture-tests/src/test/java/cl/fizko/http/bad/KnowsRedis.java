package cl.fizko.http.bad;

import cl.fizko.redis.RedisSettings;

/** An adapter that knows another one. */
public record KnowsRedis(RedisSettings settings) {}
