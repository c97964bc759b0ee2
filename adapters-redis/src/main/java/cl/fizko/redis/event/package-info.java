/**
 * What Celery's monitors hear of our workers (celery-wire §7): that they live, and, if somebody
 * asks for it, what becomes of each task.
 */
@NullMarked
package cl.fizko.redis.event;

import org.jspecify.annotations.NullMarked;
