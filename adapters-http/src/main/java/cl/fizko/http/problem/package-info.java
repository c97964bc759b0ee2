/** The one shape of an error: RFC 9457 problem details. */
@NullMarked
package cl.fizko.http.problem;

import org.jspecify.annotations.NullMarked;
