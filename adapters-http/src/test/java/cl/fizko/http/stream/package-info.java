/** Tests of the frame for streams. */
@NullMarked
package cl.fizko.http.stream;

import org.jspecify.annotations.NullMarked;
