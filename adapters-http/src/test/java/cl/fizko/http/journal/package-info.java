/** Tests of the journal over HTTP. */
@NullMarked
package cl.fizko.http.journal;

import org.jspecify.annotations.NullMarked;
