/** How a feature says what it serves and to whom. A route always declares who may call it. */
@NullMarked
package cl.fizko.http.route;

import org.jspecify.annotations.NullMarked;
