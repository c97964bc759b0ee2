/** How everything is at this moment, as one sample a second. */
@NullMarked
package cl.fizko.http.overview;

import org.jspecify.annotations.NullMarked;
