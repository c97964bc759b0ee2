/**
 * Composes roles out of core and the adapters, and starts them. The only place that knows them all,
 * and Dagger.
 */
@NullMarked
package cl.fizko.boot;

import org.jspecify.annotations.NullMarked;
