/**
 * The web server: one listener, one way to answer errors, one gate in front of every route.
 *
 * <p>What it serves lives in the packages below, as features with routes. No task, no token and no
 * tax is known here.
 */
@NullMarked
package cl.fizko.http;

import org.jspecify.annotations.NullMarked;
