/** What Celery's command line asks, compared with what Celery's workers answer. */
@NullMarked
package cl.fizko.redis.control;

import org.jspecify.annotations.NullMarked;
