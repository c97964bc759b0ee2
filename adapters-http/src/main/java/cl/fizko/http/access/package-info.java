/** Bearer tokens (RFC 6750) and the gate that asks for them. */
@NullMarked
package cl.fizko.http.access;

import org.jspecify.annotations.NullMarked;
