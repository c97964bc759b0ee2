/** Tests of the package, over real HTTP where it can be. */
@NullMarked
package cl.fizko.http.json;

import org.jspecify.annotations.NullMarked;
