/** What Celery's monitors hear, compared with what Celery's workers say. */
@NullMarked
package cl.fizko.redis.event;

import org.jspecify.annotations.NullMarked;
