/**
 * Whether the process lives and whether it can do its work. Open to everybody, so it tells no
 * secret.
 */
@NullMarked
package cl.fizko.http.health;

import org.jspecify.annotations.NullMarked;
