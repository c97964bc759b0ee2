/** Tests of the journal in Redis. */
@NullMarked
package cl.fizko.redis.journal;

import org.jspecify.annotations.NullMarked;
