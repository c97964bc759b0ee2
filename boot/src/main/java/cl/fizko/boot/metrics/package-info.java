/**
 * Turns what happens in the roles into metrics: listeners that count, and gauges that look when
 * they are asked. Micrometer ends here.
 */
@NullMarked
package cl.fizko.boot.metrics;

import org.jspecify.annotations.NullMarked;
