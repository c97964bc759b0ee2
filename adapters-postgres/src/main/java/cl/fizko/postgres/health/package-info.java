/** Whether PostgreSQL can be reached. */
@NullMarked
package cl.fizko.postgres.health;

import org.jspecify.annotations.NullMarked;
