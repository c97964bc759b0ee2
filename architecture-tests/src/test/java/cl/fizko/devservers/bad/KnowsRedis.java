package cl.fizko.devservers.bad;

import cl.fizko.redis.RedisSettings;

/** A development server that knows an adapter. */
public record KnowsRedis(RedisSettings settings) {}
