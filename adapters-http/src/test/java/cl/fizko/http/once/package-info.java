@NullMarked
package cl.fizko.http.once;

import org.jspecify.annotations.NullMarked;
