/** Access on a real PostgreSQL, with and without a real pooler before it. */
@NullMarked
package cl.fizko.postgres.access;

import org.jspecify.annotations.NullMarked;
