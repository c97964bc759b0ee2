/** What became of tasks, in Redis: a capped stream of entries, a list of lines for each task. */
@NullMarked
package cl.fizko.redis.journal;

import org.jspecify.annotations.NullMarked;
