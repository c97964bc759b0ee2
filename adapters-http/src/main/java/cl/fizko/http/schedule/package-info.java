/** Schedules over HTTP, for operators. */
@NullMarked
package cl.fizko.http.schedule;

import org.jspecify.annotations.NullMarked;
