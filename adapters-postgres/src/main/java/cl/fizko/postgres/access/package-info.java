/**
 * Who may do what, in the schema {@code fizko}: companies and their members behind row-level
 * security, tokens of services, and the record of who did what.
 */
@NullMarked
package cl.fizko.postgres.access;

import org.jspecify.annotations.NullMarked;
