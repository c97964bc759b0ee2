/** How much may be asked, counted in Redis for all replicas. */
@NullMarked
package cl.fizko.redis.access;

import org.jspecify.annotations.NullMarked;
