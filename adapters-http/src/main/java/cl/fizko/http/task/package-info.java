/**
 * The task API of the old deployment: which tasks there are, launching one, asking what became of
 * it.
 */
@NullMarked
package cl.fizko.http.task;

import org.jspecify.annotations.NullMarked;
