/** Idempotency keys in Redis: one hash for each, which Redis forgets by itself. */
@NullMarked
package cl.fizko.redis.idempotency;

import org.jspecify.annotations.NullMarked;
