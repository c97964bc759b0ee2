/** What became of tasks, as operators see it: lists, details, and streams of one task. */
@NullMarked
package cl.fizko.http.journal;

import org.jspecify.annotations.NullMarked;
