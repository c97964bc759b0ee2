/**
 * Fizko on one machine with nothing to configure: embedded servers, all roles, and a demonstration
 * that checks itself. Development only; not in the production image.
 */
@NullMarked
package cl.fizko.dev;

import org.jspecify.annotations.NullMarked;
