/** Alarms in Redis. The rows they are set for are somebody else's. */
@NullMarked
package cl.fizko.redis.schedule;

import org.jspecify.annotations.NullMarked;
