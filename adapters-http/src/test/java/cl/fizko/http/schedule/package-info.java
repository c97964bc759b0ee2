/** Tests of the API of schedules. */
@NullMarked
package cl.fizko.http.schedule;

import org.jspecify.annotations.NullMarked;
