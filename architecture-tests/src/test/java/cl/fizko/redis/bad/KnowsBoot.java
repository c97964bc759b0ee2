package cl.fizko.redis.bad;

import cl.fizko.boot.bad.Role;

/** An adapter that knows who starts it. */
public record KnowsBoot(Role role) {}
