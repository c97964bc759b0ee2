package cl.fizko.core.bad;

import io.lettuce.core.RedisURI;

/** A core class that cannot do without somebody else's. */
public record KnowsALibrary(RedisURI uri) {}
