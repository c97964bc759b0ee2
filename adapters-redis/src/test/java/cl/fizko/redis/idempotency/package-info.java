@NullMarked
package cl.fizko.redis.idempotency;

import org.jspecify.annotations.NullMarked;
