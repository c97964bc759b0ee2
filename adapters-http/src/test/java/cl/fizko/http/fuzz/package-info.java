@NullMarked
package cl.fizko.http.fuzz;

import org.jspecify.annotations.NullMarked;
