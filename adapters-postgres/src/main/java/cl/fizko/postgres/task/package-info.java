/**
 * The broker of the task engine in PostgreSQL. Nothing here keeps state in a session, so all but
 * the listening connection works through a pooler in transaction mode.
 */
@NullMarked
package cl.fizko.postgres.task;

import org.jspecify.annotations.NullMarked;
