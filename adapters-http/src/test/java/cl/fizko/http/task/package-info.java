/** Tests of the package, over real HTTP where it can be. */
@NullMarked
package cl.fizko.http.task;

import org.jspecify.annotations.NullMarked;
