package cl.fizko.core.bad;

import cl.fizko.core.worse.TornTwo;

/** A feature that needs another one, which needs it. */
public record TornOne(TornTwo other) {}
