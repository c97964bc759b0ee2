/** The roles: one Dagger component for each, and the modules that they are composed of. */
@NullMarked
package cl.fizko.boot.role;

import org.jspecify.annotations.NullMarked;
