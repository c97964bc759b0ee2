/**
 * Tasks in Redis, in the format of Celery 5 (kombu's Redis transport and Celery's Redis result
 * backend), so that Python and Java processes share the same queues and read each other's results.
 */
@NullMarked
package cl.fizko.redis.task;

import org.jspecify.annotations.NullMarked;
