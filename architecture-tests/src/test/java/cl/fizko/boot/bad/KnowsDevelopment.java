package cl.fizko.boot.bad;

import cl.fizko.devservers.RedisOptions;

/** A production class that starts a server of its own. */
public record KnowsDevelopment(RedisOptions options) {}
