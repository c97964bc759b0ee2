/** The metrics of the process, for who measures it. */
@NullMarked
package cl.fizko.http.metrics;

import org.jspecify.annotations.NullMarked;
