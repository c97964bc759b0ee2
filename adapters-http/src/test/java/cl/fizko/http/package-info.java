/** The web server over real HTTP. */
@NullMarked
package cl.fizko.http;

import org.jspecify.annotations.NullMarked;
