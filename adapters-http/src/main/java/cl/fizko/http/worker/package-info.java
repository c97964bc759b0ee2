/** The workers, as operators see them, and as the old API showed them. */
@NullMarked
package cl.fizko.http.worker;

import org.jspecify.annotations.NullMarked;
