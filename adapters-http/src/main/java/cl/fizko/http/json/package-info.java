/** JSON in (RFC 8259) and out: strict about what it reads, exact about numbers. */
@NullMarked
package cl.fizko.http.json;

import org.jspecify.annotations.NullMarked;
