/** Tests of the package, over real HTTP where it can be. */
@NullMarked
package cl.fizko.http.health;

import org.jspecify.annotations.NullMarked;
