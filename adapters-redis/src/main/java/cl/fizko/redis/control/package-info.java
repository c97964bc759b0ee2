/**
 * Celery's remote control of our workers (celery-wire §6): broadcasts come in, answers go out. What
 * is asked for is done through {@link cl.fizko.core.task.WorkerControl}.
 */
@NullMarked
package cl.fizko.redis.control;

import org.jspecify.annotations.NullMarked;
